import { Form, Input } from 'antd';
import { FormDialog } from '#platform/form-dialog.tsx';
import { volumesText as t } from './volumes.text.ts';

type Props = {
  readonly title: string;
  readonly command: { readonly isPending: boolean; readonly error: unknown };
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
};

/** What is done to a volume once it is closed asks for a reason, which stays in the trail. */
export function ReasonDialog({ title, command, onSubmit, onClose }: Props) {
  return (
    <FormDialog<{ reason: string }>
      title={title}
      submit={title}
      command={command}
      onClose={onClose}
      onSubmit={({ reason }) => onSubmit(reason)}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
