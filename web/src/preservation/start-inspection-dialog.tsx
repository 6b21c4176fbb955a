import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { getStore } from '@lantai/contract/preservation/copies.api.ts';
import { listInspections } from '@lantai/contract/preservation/fixity.api.ts';
import {
  type InspectionKind,
  inspectionKind,
  inspectionKindNames,
} from '@lantai/contract/preservation/fixity.ts';
import { startInspection } from '@lantai/contract/quality/inspection.api.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { inspectionText as t } from './inspection.text.ts';

type Fields = {
  kind: InspectionKind;
  percent: number;
  seed?: string;
  year?: number | null;
  onlyFonds: boolean;
  /** Left out: every place. */
  places?: string[];
  withCheck: boolean;
};

/** The store itself among the places; it has no id. */
const storeItself = 'store';

export function StartInspectionDialog({ fonds, onClose }: { fonds: Fonds; onClose: () => void }) {
  const navigate = useNavigate();
  const command = useApiCommand(startInspection, {
    refreshes: [listInspections, listJobs],
    onDone: ({ runId }) => {
      onClose();
      void navigate({ to: '/preservation/inspections/$runId', params: { runId } });
    },
  });
  return (
    <FormDialog<Fields>
      title={t.startTitle}
      submit={t.start}
      note={t.startNote}
      command={command}
      onClose={onClose}
      initial={{ kind: 'sample', percent: 5, onlyFonds: false, withCheck: true }}
      onSubmit={({ kind, percent, seed, year, onlyFonds, places, withCheck }) =>
        command.mutate({
          body: {
            agencyId: fonds.agencyId,
            ...{ kind, withCheck },
            ...(places && { places: places.map((id) => (id === storeItself ? null : id)) }),
            ...(kind === 'sample' && { percent }),
            ...(onlyFonds && { fondsId: fonds.id }),
            ...(seed && { seed }),
            ...(year && { year }),
          },
        })
      }
    >
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group
          options={inspectionKind.options.map((value) => ({
            value,
            label: inspectionKindNames[value],
          }))}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'sample' && (
            <Form.Item name="percent" label={t.percent}>
              <InputNumber min={1} max={100} precision={0} suffix={t.ofHundred} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="onlyFonds" label={t.onlyFonds} valuePropName="checked">
        <Checkbox>{t.scope(fonds.code)}</Checkbox>
      </Form.Item>
      <Form.Item name="year" label={t.year}>
        <InputNumber min={1900} max={2999} precision={0} />
      </Form.Item>
      <PlacesField />
      <Form.Item name="withCheck" valuePropName="checked" extra={t.withCheckNote}>
        <Checkbox>{t.withCheck}</Checkbox>
      </Form.Item>
      <Form.Item name="seed" label={t.seed}>
        <Input minLength={8} maxLength={100} placeholder={t.seedHint} />
      </Form.Item>
    </FormDialog>
  );
}

/** Where it is read; asked only where there is more than the store. */
function PlacesField() {
  const { data } = useQuery(apiQuery(getStore, {}));
  const kept = data?.copies.filter(({ state }) => state === 'kept') ?? [];
  if (kept.length === 0) return null;
  const options = [
    { value: storeItself, label: t.store },
    ...kept.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Form.Item
      name="places"
      label={t.placesToRead}
      initialValue={options.map(({ value }) => value)}
      rules={[{ required: true, type: 'array', min: 1, message: t.placesNeeded }]}
    >
      <Checkbox.Group options={options} />
    </Form.Item>
  );
}
