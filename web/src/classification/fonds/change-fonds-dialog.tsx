import { changeFonds, listFonds } from '@lantai/contract/classification/classification.api.ts';
import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { classificationText } from '../classification.text.ts';

const t = classificationText.fonds;

type Fields = { name: string; foundedOn: Dayjs | null };

/** The name may change; the code may not, since every archival code has it. */
export function ChangeFondsDialog({ fonds, onClose }: { fonds: Fonds; onClose: () => void }) {
  const change = useApiCommand(changeFonds, {
    refreshes: [listFonds],
    says: t.changed,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.changeTitle(fonds.code)}
      submit={t.change}
      command={change}
      initial={{ name: fonds.name, foundedOn: fonds.foundedOn ? dayjs(fonds.foundedOn) : null }}
      onClose={onClose}
      onSubmit={({ name, foundedOn }) =>
        change.mutate({
          params: { fondsId: fonds.id },
          body: {
            name,
            foundedOn: foundedOn?.format('YYYY-MM-DD') ?? null,
            version: fonds.version,
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
      <Form.Item name="foundedOn" label={t.founded} extra={t.foundedHint}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
