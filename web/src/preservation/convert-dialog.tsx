import type { CallOf } from '@lantai/contract/endpoint.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import {
  judgeRecordFiles,
  listConversionRuns,
  listFormats,
  startConversion,
} from '@lantai/contract/preservation/conversion.api.ts';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { conversionText } from './conversion.text.ts';

const t = conversionText.dialog;

type Props = {
  /** What is to be converted, as the API takes it. */
  readonly what: Pick<CallOf<typeof startConversion>['body'], 'componentIds' | 'filter' | 'format'>;
  readonly scope: string;
  /** From a record's page one stays there. */
  readonly stays?: boolean;
  readonly onClose: () => void;
};

/** Orders a conversion, with what the register of conversions asks for. */
export function ConvertDialog({ what, scope, stays, onClose }: Props) {
  const navigate = useNavigate();
  const command = useApiCommand(startConversion, {
    refreshes: [listFormats, listConversionRuns, judgeRecordFiles, listJobs],
    onDone: ({ runId }) => {
      onClose();
      if (!stays) void navigate({ to: '/preservation/conversions/$runId', params: { runId } });
    },
  });
  return (
    <FormDialog<{ authority?: string; department?: string }>
      title={t.title}
      submit={conversionText.start}
      note={t.note(scope)}
      command={command}
      onClose={onClose}
      onSubmit={(fields) => command.mutate({ body: { ...what, ...fields } })}
    >
      <Form.Item name="authority" label={t.authority}>
        <Input autoFocus maxLength={200} placeholder={t.authorityHint} />
      </Form.Item>
      <Form.Item name="department" label={t.department}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
