import { recordHistory } from '@lantai/contract/records/records.api.ts';
import {
  otherSide,
  type RelationKind,
  type RelationSide,
  relationKinds,
  relationName,
} from '@lantai/contract/records/relation.ts';
import { listRelations, relateRecords } from '@lantai/contract/records/relations.api.ts';
import { Form, Input, Select } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { RecordPicker } from '../record-picker.tsx';
import { relationsText as t } from './relations.text.ts';

type Fields = { kind: string; otherId: string; note?: string };

/** Says what this record is to another; either half of a pair may be chosen. */
export function RelateDialog({ recordId, onClose }: { recordId: string; onClose: () => void }) {
  const command = useApiCommand(relateRecords, {
    refreshes: [listRelations, recordHistory],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.add}
      note={t.note}
      command={command}
      onClose={onClose}
      onSubmit={({ kind: chosen, otherId, note }) => {
        const [kind, side] = chosen.split('/') as [RelationKind, RelationSide];
        command.mutate({
          params: { recordId },
          body: { otherId, kind, side, ...(note && { note }) },
        });
      }}
    >
      <Form.Item name="kind" label={t.kind} rules={[{ required: true, message: t.kindNeeded }]}>
        <Select autoFocus options={kindOptions} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item
        name="otherId"
        label={t.other}
        rules={[{ required: true, message: t.otherNeeded }]}
      >
        <RecordPicker placeholder={t.otherHint} except={recordId} />
      </Form.Item>
      <Form.Item name="note" label={t.remark}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

const kindOptions = relationKinds.flatMap((kind) =>
  (['first', 'second'] as const).map((side) => ({
    value: `${kind}/${side}`,
    label: t.pair(relationName(kind, side), relationName(kind, otherSide(side))),
  })),
);
