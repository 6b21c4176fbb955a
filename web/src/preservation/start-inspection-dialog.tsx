import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { listInspections, startInspection } from '@lantai/contract/preservation/fixity.api.ts';
import {
  type InspectionKind,
  inspectionKind,
  inspectionKindNames,
} from '@lantai/contract/preservation/fixity.ts';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { inspectionText as t } from './inspection.text.ts';

type Fields = {
  kind: InspectionKind;
  percent: number;
  seed?: string;
  year?: number | null;
  onlyFonds: boolean;
};

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
      initial={{ kind: 'sample', percent: 5, onlyFonds: false }}
      onSubmit={({ kind, percent, seed, year, onlyFonds }) =>
        command.mutate({
          body: {
            agencyId: fonds.agencyId,
            kind,
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
      <Form.Item name="seed" label={t.seed}>
        <Input minLength={8} maxLength={100} placeholder={t.seedHint} />
      </Form.Item>
    </FormDialog>
  );
}
