import { hasBothSides } from '@lantai/contract/records/custody.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import {
  getRecord,
  noteCorrespondence,
  recordHistory,
} from '@lantai/contract/records/records.api.ts';
import { Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { recordText } from './record.text.ts';

const t = recordText.place;

/** 对应关系 of a record on both carriers: where each of them is, or why one is not there. */
export function Correspondence({ record }: { record: RecordDetail }) {
  const [open, setOpen] = useState(false);
  const { boxNumber, componentList, correspondence, description, allowed } = record;
  const components = componentList.length;
  const isComplete = hasBothSides({
    ...{ carrier: description.carrier, boxNumber, components, correspondence },
  });
  return (
    <Flex gap={12} align="center" wrap>
      {boxNumber !== null && components > 0 && t.bothSides(boxNumber, components)}
      {boxNumber === null && t.noPaper}
      {components === 0 && t.noBytes}
      {correspondence}
      {!isComplete && <StateTag tone="near">{t.noNote}</StateTag>}
      <Basis rule={t.correspondenceRule} />
      {allowed.includes('describe') && (
        <MayButton size="small" access={noteCorrespondence.access} onClick={() => setOpen(true)}>
          {t.noteCorrespondence}
        </MayButton>
      )}
      {open && <NoteDialog record={record} onClose={() => setOpen(false)} />}
    </Flex>
  );
}

function NoteDialog({ record, onClose }: { record: RecordDetail; onClose: () => void }) {
  const command = useApiCommand(noteCorrespondence, {
    refreshes: [getRecord, recordHistory],
    says: t.noteDone,
    onDone: onClose,
  });
  return (
    <FormDialog<{ note?: string }>
      title={t.correspondence}
      submit={t.noteSubmit}
      note={t.noteHint}
      command={command}
      initial={{ note: record.correspondence ?? '' }}
      onClose={onClose}
      onSubmit={({ note }) =>
        command.mutate({ params: { recordId: record.id }, body: { note: note?.trim() || null } })
      }
    >
      <Form.Item name="note" label={t.correspondence}>
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
