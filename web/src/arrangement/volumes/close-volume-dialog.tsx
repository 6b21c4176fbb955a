import {
  bindingStatementKeys,
  bindingStatementNames,
  type ReferenceSheet,
  type VolumeDetail,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import {
  closeVolume,
  getVolume,
  listVolumes,
} from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { useMe } from '#platform/session.ts';
import { instantText } from '#platform/times.ts';
import { volumesText as t } from './volumes.text.ts';

type Props = { readonly volume: VolumeDetail; readonly onClose: () => void };

const needed = [{ required: true, whitespace: true, message: t.fields.needed }];

/** 备考表: both days and both people, who are two. */
export function CloseVolumeDialog({ volume, onClose }: Props) {
  const { name } = useMe();
  const close = useApiCommand(closeVolume, {
    refreshes: [getVolume, listVolumes],
    says: t.closed,
    onDone: onClose,
  });
  const today = instantText(new Date()).slice(0, 10);
  const chosen = volume.items.filter(({ chosen: kept }) => kept);
  const pages = chosen.some((item) => item.pages === null)
    ? null
    : chosen.reduce((sum, item) => sum + (item.pages ?? 0), 0);
  return (
    <FormDialog<ReferenceSheet>
      title={t.closeTitle}
      submit={t.close}
      note={t.closeNote}
      command={close}
      initial={
        volume.referenceSheet ?? {
          situation: t.situationOf(chosen.length, pages),
          compiledBy: name,
          compiledOn: today,
          checkedOn: today,
        }
      }
      onClose={onClose}
      onSubmit={(body) => close.mutate({ params: { volumeId: volume.id }, body })}
    >
      <Form.Item name="situation" label={t.situation} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      {volume.bindingCheck && <BindingFields />}
      <Form.Item name="compiledBy" label={t.compiledBy} rules={needed}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="compiledOn" label={t.compiledOn} rules={needed}>
        <Input maxLength={10} placeholder="2026-03-01" />
      </Form.Item>
      <Form.Item name="checkedBy" label={t.checkedBy} rules={needed}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="checkedOn" label={t.checkedOn} rules={needed}>
        <Input maxLength={10} placeholder="2026-03-01" />
      </Form.Item>
    </FormDialog>
  );
}

/** 统一装订: four statements, each with what bears it out. */
function BindingFields() {
  return (
    <Form.Item label={t.binding} required>
      {bindingStatementKeys.map((statement) => (
        <Form.Item key={statement} name={['binding', statement]} rules={needed}>
          <Input
            prefix={bindingStatementNames[statement]}
            aria-label={bindingStatementNames[statement]}
            placeholder={t.bindingEvidence}
            maxLength={200}
          />
        </Form.Item>
      ))}
    </Form.Item>
  );
}
