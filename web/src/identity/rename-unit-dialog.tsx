import { changeUnit, listUnits } from '@lantai/contract/identity/identity.api.ts';
import type { Unit } from '@lantai/contract/identity/organisation.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { identityText } from './identity.text.ts';

const t = identityText.units;

export function RenameUnitDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const rename = useApiCommand(changeUnit, {
    refreshes: [listUnits],
    says: t.saved,
    onDone: onClose,
  });
  return (
    <FormDialog<{ name: string }>
      title={`${t.rename}：${unit.name}`}
      submit={t.rename}
      command={rename}
      initial={{ name: unit.name }}
      onClose={onClose}
      onSubmit={({ name }) =>
        rename.mutate({ params: { unitId: unit.id }, body: { name, version: unit.version } })
      }
    >
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
