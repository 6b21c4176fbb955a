import type { VolumeDescription } from '@lantai/contract/arrangement/volumes/volume.ts';
import { usualRetentions } from '@lantai/contract/classification/retention.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Form, Input, InputNumber, Select } from 'antd';
import { volumesText } from './volumes.text.ts';

const t = volumesText.fields;

const retentions = usualRetentions.map((value) => ({ value, label: shownRetention(value) }));
const needed = [{ required: true, message: t.needed }];
/** An emptied field says nothing, which is null and not an empty text. */
const orNull = (value: unknown) => (value === '' || value === undefined ? null : value);

/** What a volume is and where it stands, in the order of its cover. */
export function VolumeFields() {
  return (
    <>
      <Form.Item name="title" label={t.title} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="year" label={t.year} rules={needed}>
        <InputNumber min={1600} max={2199} controls={false} />
      </Form.Item>
      <Form.Item name="retention" label={t.retention} rules={needed}>
        <Select options={retentions} />
      </Form.Item>
      <Form.Item name="subclass" label={t.subclass} extra={t.subclassHint} normalize={orNull}>
        <Input maxLength={38} />
      </Form.Item>
      <Form.Item name="project" label={t.project} extra={t.projectHint} normalize={orNull}>
        <Input maxLength={12} />
      </Form.Item>
      <Form.Item name="wanted" label={t.wanted} extra={t.wantedHint} normalize={orNull}>
        <InputNumber min={1} max={9999} controls={false} />
      </Form.Item>
    </>
  );
}

/** Absent fields of a form as the API wants them said. */
export function describedVolume(fields: VolumeDescription): VolumeDescription {
  const { title, year, retention, subclass, project, wanted } = fields;
  return {
    title,
    year,
    retention,
    subclass: subclass ?? null,
    project: project ?? null,
    wanted: wanted ?? null,
  };
}
