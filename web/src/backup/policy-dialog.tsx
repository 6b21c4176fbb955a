import { decideBackupPolicy } from '@lantai/contract/backup/backup.api.ts';
import type { BackupPolicy } from '@lantai/contract/backup/backup.ts';
import type { CallOf } from '@lantai/contract/endpoint.ts';
import { Col, Form, Input, InputNumber, Row } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { backupText } from './backup.text.ts';
import { backupReads } from './start-work.ts';

const t = backupText.policy;

type Fields = CallOf<typeof decideBackupPolicy>['body'];

/** What an office would choose that has no rule of its own: every night, in full each week. */
const usual = {
  ...{ everyDays: 1, fullEveryDays: 7, fromHour: 22, toHour: 6, keepSets: 14 },
  ...{ drillEveryDays: 90, sample: 20, alarmAfterDays: 2 },
};

const numbers = [
  ['everyDays', 1, 31],
  ['fullEveryDays', 1, 366],
  ['keepSets', 2, 1000],
  ['fromHour', 0, 23],
  ['toHour', 0, 23],
  ['alarmAfterDays', 1, 366],
  ['drillEveryDays', 1, 366],
  ['sample', 1, 10_000],
] as const;

const needed = { required: true, message: t.needed };

export function PolicyDialog({
  policy,
  onClose,
}: {
  policy: BackupPolicy | undefined;
  onClose: () => void;
}) {
  const command = useApiCommand(decideBackupPolicy, {
    refreshes: backupReads,
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={policy ? t.change : t.set}
      submit={t.submit}
      command={command}
      initial={{ ...usual, ...policy, note: '' }}
      onClose={onClose}
      onSubmit={({ keyFile, ...body }) =>
        command.mutate({ body: { ...body, keyFile: keyFile?.trim() || null } })
      }
    >
      <Form.Item
        name="folder"
        label={t.folder}
        extra={t.folderNote}
        rules={[needed, { pattern: /^(?:\/|[A-Za-z]:[\\/])/, message: t.absolute }]}
      >
        <Input autoFocus maxLength={400} className="code" />
      </Form.Item>
      <Form.Item name="keyFile" label={t.keyFile} extra={t.keyNote}>
        <Input maxLength={400} />
      </Form.Item>
      <Row gutter={16}>
        {numbers.map(([name, min, max]) => (
          <Col key={name} span={8}>
            <Form.Item name={name} label={t[name]} rules={[needed]}>
              <InputNumber min={min} max={max} precision={0} />
            </Form.Item>
          </Col>
        ))}
      </Row>
      <Form.Item name="note" label={t.note} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
