import type { ProfileField } from '@lantai/contract/classification/profile.ts';
import { usualMaxLength } from '@lantai/contract/classification/profile.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { Form, Input, InputNumber, Select, Typography } from 'antd';
import type { ReactNode } from 'react';
import { collectionText } from '../collection.text.ts';

const t = collectionText.profile;

type Props = {
  readonly profile: RecordDetail['profile'];
  /** What the server found wrong, by the key of the field. */
  readonly wrong: ReadonlyMap<string, string>;
};

/** The fields that the category's profile adds to those of every record. */
export function ProfileFields({ profile, wrong }: Props) {
  if (!profile || profile.fields.length === 0) return null;
  return (
    <>
      <Typography.Text type="secondary">{t.heading(profile.version)}</Typography.Text>
      <div className="description-fields">
        {profile.fields.map((field) => (
          <Form.Item
            key={field.key}
            name={['more', field.key]}
            label={field.name}
            className={field.kind === 'long-text' ? 'span-3' : 'span-1'}
            {...(field.required && { required: true })}
            {...(field.source && { tooltip: field.source })}
            normalize={(value: unknown) => (value === '' || value === undefined ? null : value)}
            {...(wrong.has(field.key) && {
              validateStatus: 'error' as const,
              help: wrong.get(field.key),
            })}
          >
            {inputOf(field)}
          </Form.Item>
        ))}
      </div>
    </>
  );
}

function inputOf({ kind, choices, maxLength }: ProfileField): ReactNode {
  const most = maxLength ?? usualMaxLength[kind];
  switch (kind) {
    case 'number':
      return <InputNumber controls={false} className="wide" />;
    case 'choice':
      return <Select allowClear options={choices.map((value) => ({ value, label: value }))} />;
    case 'yes-no':
      return (
        <Select
          allowClear
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
        />
      );
    case 'long-text':
      return <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={most} />;
    case 'day':
      return <Input maxLength={10} placeholder="2026-03-01" />;
    default:
      return <Input maxLength={most} />;
  }
}
