import { listExports, startExport } from '@lantai/contract/access/export.api.ts';
import { exportDays } from '@lantai/contract/access/export.ts';
import type { CallOf } from '@lantai/contract/endpoint.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { exportText as t } from './export.text.ts';

type Props = {
  /** What is to be taken out, as the API takes it. */
  readonly what: Pick<CallOf<typeof startExport>['body'], 'recordIds' | 'filter' | 'volumeId'>;
  readonly scope: string;
  readonly onClose: () => void;
};

/** Orders an export, and leads to where it will lie. */
export function ExportDialog({ what, scope, onClose }: Props) {
  const navigate = useNavigate();
  const command = useApiCommand(startExport, {
    refreshes: [listExports, listJobs],
    onDone: () => {
      onClose();
      void navigate({ to: '/access/exports' });
    },
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.title}
      submit={t.start}
      note={t.note(scope, exportDays)}
      command={command}
      onClose={onClose}
      onSubmit={({ reason }) => command.mutate({ body: { ...what, reason } })}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} placeholder={t.reasonHint} />
      </Form.Item>
    </FormDialog>
  );
}
