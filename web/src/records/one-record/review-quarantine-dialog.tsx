import type { RecordDetail } from '@lantai/contract/records/record.ts';
import {
  getRecord,
  listRecords,
  recordHistory,
  reviewQuarantine,
} from '@lantai/contract/records/records.api.ts';
import { Form, Input, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { recordText } from './record.text.ts';

const t = recordText.review;

type Fields = { decision: 'release' | 'expel'; reason: string };
type Props = { readonly record: RecordDetail; readonly onClose: () => void };

/** The secrecy officer's decision. What is expelled is gone, so the word is typed for it. */
export function ReviewQuarantineDialog({ record, onClose }: Props) {
  const [decision, setDecision] = useState<Fields['decision']>();
  const command = useApiCommand(reviewQuarantine, {
    refreshes: [getRecord, recordHistory, listRecords],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={decision ? t[decision] : t.submit}
      note={recordText.quarantine.mark(record.quarantineMark ?? '')}
      danger={decision === 'expel'}
      command={command}
      onClose={onClose}
      onSubmit={({ decision, reason }) =>
        command.mutate({ params: { recordId: record.id }, body: { decision, reason } })
      }
    >
      <Form.Item
        name="decision"
        label={t.decision}
        rules={[{ required: true, message: t.decisionNeeded }]}
      >
        <Radio.Group
          className="quarantine-decision"
          onChange={({ target }) => setDecision(target.value)}
        >
          {(['release', 'expel'] as const).map((one) => (
            <Radio key={one} value={one}>
              {t[one]}
              <Typography.Paragraph type="secondary">{t[`${one}Note`]}</Typography.Paragraph>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea maxLength={500} />
      </Form.Item>
      {decision === 'expel' && (
        <Form.Item
          name="confirmation"
          label={t.expelConfirm}
          rules={[
            { required: true, pattern: new RegExp(`^${t.expelWord}$`), message: t.expelNeeded },
          ]}
        >
          <Input autoComplete="off" />
        </Form.Item>
      )}
    </FormDialog>
  );
}
