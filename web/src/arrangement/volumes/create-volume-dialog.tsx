import type { VolumeDescription } from '@lantai/contract/arrangement/volumes/volume.ts';
import { createVolume, listVolumes } from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { type CategoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import { listSchemes } from '@lantai/contract/classification/classification.api.ts';
import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Form, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { describedVolume, VolumeFields } from './volume-fields.tsx';
import { volumesText as t } from './volumes.text.ts';

type Fields = VolumeDescription & { category: CategoryCode };
type Props = { readonly fonds: Fonds; readonly onClose: () => void };

/** Begins a volume; the categories offered are those that the fonds arranges by volume. */
export function CreateVolumeDialog({ fonds, onClose }: Props) {
  const { data: schemes = [] } = useQuery(apiQuery(listSchemes, { params: { fondsId: fonds.id } }));
  const byVolume = [
    ...new Set(schemes.filter(({ unit }) => unit === 'volume').map(({ category }) => category)),
  ];
  const navigate = useNavigate();
  const create = useApiCommand(createVolume, {
    refreshes: [listVolumes],
    says: t.created,
    onDone: ({ id }) =>
      void navigate({ to: '/arrangement/volumes/$volumeId', params: { volumeId: id } }),
  });
  return (
    <FormDialog<Fields>
      title={`${t.create}：${fonds.code} ${fonds.name}`}
      submit={t.create}
      command={create}
      initial={{ year: new Date().getFullYear() - 1 }}
      wayOut={
        <Link to="/classification" search={{ tab: 'schemes' }}>
          {t.toSchemes}
        </Link>
      }
      onClose={onClose}
      onSubmit={({ category, ...fields }) =>
        create.mutate({ body: { ...describedVolume(fields), category, fondsId: fonds.id } })
      }
    >
      <Form.Item
        name="category"
        label={t.fields.category}
        rules={[{ required: true, message: t.fields.needed }]}
      >
        <Select
          options={byVolume.map((code) => ({
            value: code,
            label: `${categoryName(code)} ${code}`,
          }))}
          notFoundContent={t.empty}
        />
      </Form.Item>
      <VolumeFields />
    </FormDialog>
  );
}
