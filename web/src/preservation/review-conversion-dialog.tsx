import {
  getConversionRun,
  listConversionRuns,
  reviewConversion,
} from '@lantai/contract/preservation/conversion.api.ts';
import type { ConversionRun } from '@lantai/contract/preservation/conversion.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { conversionText } from './conversion.text.ts';

const t = conversionText.runs;

export function ReviewConversionDialog({
  run,
  onClose,
}: {
  run: ConversionRun;
  onClose: () => void;
}) {
  const command = useApiCommand(reviewConversion, {
    refreshes: [getConversionRun, listConversionRuns],
    says: t.reviewDone,
    onDone: onClose,
  });
  return (
    <FormDialog<{ note: string }>
      title={t.review}
      submit={t.review}
      note={t.ownRun}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { runId: run.id }, body })}
    >
      <Form.Item
        name="note"
        label={t.reviewNote}
        rules={[{ required: true, whitespace: true, message: t.noteNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} placeholder={t.reviewHint} />
      </Form.Item>
    </FormDialog>
  );
}
