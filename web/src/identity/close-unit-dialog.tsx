import { changeUnit, listUnits } from '@lantai/contract/identity/identity.api.ts';
import type { Unit } from '@lantai/contract/identity/organisation.ts';
import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { identityText } from './identity.text.ts';

const t = identityText.units;

export function CloseUnitDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const close = useApiCommand(changeUnit, {
    refreshes: [listUnits],
    says: t.saved,
    onDone: onClose,
  });
  return (
    <FormDialog<{ closedOn: Dayjs }>
      title={`${t.close}：${unit.name}`}
      note={t.closeHint}
      submit={t.close}
      command={close}
      initial={{ closedOn: dayjs() }}
      onClose={onClose}
      onSubmit={({ closedOn }) =>
        close.mutate({
          params: { unitId: unit.id },
          body: { closedOn: closedOn.format('YYYY-MM-DD'), version: unit.version },
        })
      }
    >
      <Form.Item
        name="closedOn"
        label={t.closedOn}
        rules={[{ required: true, message: t.dayNeeded }]}
      >
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
