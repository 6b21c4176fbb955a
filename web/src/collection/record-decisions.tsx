import { confirmRepeat } from '@lantai/contract/collection/collection.api.ts';
import { refuseMaterial, reopenRecord } from '@lantai/contract/collection/proposals.api.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { recordAfter } from '@lantai/contract/records/record-life.ts';
import { recordHistory } from '@lantai/contract/records/records.api.ts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { useMay } from '#platform/session.ts';
import { collectionText } from './collection.text.ts';
import { afterSteps } from './refreshed-reads.ts';

const t = collectionText.decisions;

type Decision = 'reopen' | 'repeat' | 'refuse';

/** What the head of the archives decides on one record, each with its reason. */
export function RecordDecisions({ record }: { record: RecordDetail }) {
  const [open, setOpen] = useState<Decision | undefined>();
  const may = useMay();
  const { allowed, faults, state, quarantined } = record;
  if (!may(reopenRecord.access) || quarantined) return null;
  const offered: [Decision, boolean][] = [
    ['reopen', allowed.includes('reopen')],
    ['repeat', faults.includes('number-repeated')],
    ['refuse', recordAfter(state, 'void') !== undefined],
  ];
  return (
    <>
      {offered
        .filter(([, is]) => is)
        .map(([decision]) => (
          <Button key={decision} onClick={() => setOpen(decision)}>
            {t[decision].action}
          </Button>
        ))}
      {open !== undefined && (
        <DecisionDialog record={record} decision={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

type Props = { record: RecordDetail; decision: Decision; onClose: () => void };

function DecisionDialog({ record, decision, onClose }: Props) {
  const options = {
    refreshes: [...afterSteps, recordHistory],
    says: t[decision].done,
    onDone: onClose,
  };
  const reopen = useApiCommand(reopenRecord, options);
  const repeat = useApiCommand(confirmRepeat, options);
  const refuse = useApiCommand(refuseMaterial, options);
  const params = { recordId: record.id };
  const send = (reason: string) => {
    if (decision === 'reopen') reopen.mutate({ params, body: { reason } });
    else if (decision === 'repeat') repeat.mutate({ params, body: { reason } });
    else refuse.mutate({ params, body: { ground: reason } });
  };
  return (
    <FormDialog<{ reason: string }>
      title={`${t[decision].action}：${record.title ?? ''}`}
      submit={t[decision].action}
      note={t[decision].note}
      danger={decision === 'refuse'}
      command={{ reopen, repeat, refuse }[decision]}
      onClose={onClose}
      onSubmit={({ reason }) => send(reason)}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDialog>
  );
}
