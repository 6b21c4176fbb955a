import type { Matter } from '@lantai/contract/classification/matter.ts';
import { changeMatter, listMatters } from '@lantai/contract/classification/matters.api.ts';
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { classificationText } from '../classification.text.ts';

const t = classificationText.matters;

type Fields = { name: string; closedOn: Dayjs | null };

/** The name may change and the matter may be closed; the code stays, since archival codes have it. */
export function ChangeMatterDialog({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const change = useApiCommand(changeMatter, {
    refreshes: [listMatters],
    says: t.changed,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.changeTitle(matter.code)}
      submit={t.change}
      command={change}
      initial={{ name: matter.name, closedOn: matter.closedOn ? dayjs(matter.closedOn) : null }}
      onClose={onClose}
      onSubmit={({ name, closedOn }) =>
        change.mutate({
          params: { matterId: matter.id },
          body: {
            name,
            closedOn: closedOn?.format('YYYY-MM-DD') ?? null,
            version: matter.version,
          },
        })
      }
    >
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="closedOn" label={t.closedOn} extra={t.closedHint}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
