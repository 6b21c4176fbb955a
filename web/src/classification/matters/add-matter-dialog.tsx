import { matterCode } from '@lantai/contract/classification/matter.ts';
import { addMatter, listMatters } from '@lantai/contract/classification/matters.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { classificationText } from '../classification.text.ts';

const t = classificationText.matters;

type Fields = { code: string; name: string };

export function AddMatterDialog({ fondsId, onClose }: { fondsId: string; onClose: () => void }) {
  const add = useApiCommand(addMatter, {
    refreshes: [listMatters],
    says: t.added,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.add}
      submit={t.add}
      command={add}
      onClose={onClose}
      onSubmit={(body) => add.mutate({ params: { fondsId }, body })}
    >
      <Form.Item
        name="code"
        label={t.code}
        extra={t.codeHint}
        normalize={(value: string) => value.trim().toUpperCase()}
        rules={[
          {
            validator: (_, value) =>
              matterCode.safeParse(value).success
                ? Promise.resolve()
                : Promise.reject(new Error(t.codeNeeded)),
          },
        ]}
      >
        <Input autoFocus className="code" maxLength={12} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
