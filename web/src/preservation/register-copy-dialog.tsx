import { getStore, registerCopy } from '@lantai/contract/preservation/copies.api.ts';
import type { CopyLocation } from '@lantai/contract/preservation/copies.ts';
import { copyLocation, copyLocationNames } from '@lantai/contract/preservation/copies.ts';
import { Form, Input, InputNumber, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { copiesText as t } from './copies.text.ts';

type Fields = {
  name: string;
  path: string;
  location: CopyLocation;
  distanceKm?: number | null;
  medium: string;
};

export function RegisterCopyDialog({ onClose }: { onClose: () => void }) {
  const command = useApiCommand(registerCopy, {
    refreshes: [getStore],
    says: t.registered,
    onDone: onClose,
  });
  const needed = (label: string) => [{ required: true, whitespace: true, message: t.fill(label) }];
  return (
    <FormDialog<Fields>
      title={t.register}
      submit={t.register}
      note={t.registerNote}
      command={command}
      initial={{ location: 'same', medium: '硬磁盘' }}
      onClose={onClose}
      onSubmit={({ distanceKm = null, ...body }) =>
        command.mutate({ body: { ...body, distanceKm } })
      }
    >
      <Form.Item name="name" label={t.fields.name} rules={needed(t.fields.name)}>
        <Input autoFocus maxLength={40} />
      </Form.Item>
      <Form.Item name="path" label={t.fields.path} extra={t.pathRule} rules={needed(t.fields.path)}>
        <Input maxLength={500} className="code" />
      </Form.Item>
      <Form.Item name="location" label={t.fields.location}>
        <Radio.Group
          options={copyLocation.options.map((value) => ({
            value,
            label: copyLocationNames[value],
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['location']}>
        {({ getFieldValue }) =>
          getFieldValue('location') === 'remote' && (
            <Form.Item name="distanceKm" label={t.fields.distance} extra={t.distanceNote}>
              <InputNumber min={0} max={20_000} precision={0} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="medium" label={t.fields.medium} rules={needed(t.fields.medium)}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}
