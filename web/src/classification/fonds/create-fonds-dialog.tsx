import { createFonds, listFonds } from '@lantai/contract/classification/classification.api.ts';
import { fondsCode } from '@lantai/contract/classification/fonds.ts';
import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { UnitSelect } from '../../identity/unit-select.tsx';
import { classificationText } from '../classification.text.ts';

const t = classificationText.fonds;

type Fields = { agencyId: string; code: string; name: string; foundedOn?: Dayjs | null };

export function CreateFondsDialog({ onClose }: { onClose: () => void }) {
  const create = useApiCommand(createFonds, {
    refreshes: [listFonds],
    says: t.created,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.create}
      submit={t.create}
      command={create}
      onClose={onClose}
      onSubmit={({ foundedOn, ...fields }) =>
        create.mutate({
          body: { ...fields, foundedOn: foundedOn?.format('YYYY-MM-DD') ?? null },
        })
      }
    >
      <Form.Item
        name="agencyId"
        label={t.agency}
        rules={[{ required: true, message: t.agencyNeeded }]}
      >
        <UnitSelect kinds={['agency']} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t.code}
        extra={t.codeHint}
        normalize={(value: string) => value.trim().toUpperCase()}
        rules={[
          {
            validator: (_, value) =>
              fondsCode.safeParse(value).success
                ? Promise.resolve()
                : Promise.reject(new Error(t.codeNeeded)),
          },
        ]}
      >
        <Input className="code" maxLength={4} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="foundedOn" label={t.founded} extra={t.foundedHint}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
