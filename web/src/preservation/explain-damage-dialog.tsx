import { explainDamage, listDamages } from '@lantai/contract/preservation/damage.api.ts';
import { getInspection, getInspectionStanding } from '@lantai/contract/preservation/fixity.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { damageText } from './damage.text.ts';

const t = damageText.explain;

type Props = { damageId: string; onClose: () => void };

export function ExplainDamageDialog({ damageId, onClose }: Props) {
  const command = useApiCommand(explainDamage, {
    refreshes: [listDamages, getInspection, getInspectionStanding],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ settlement: string }>
      title={t.title}
      submit={t.open}
      note={t.note}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { damageId }, body })}
    >
      <Form.Item
        name="settlement"
        label={t.settlement}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
