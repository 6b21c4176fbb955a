import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import {
  type CheckStage,
  checkItemsOf,
  checkStageNames,
  checkStages,
} from '@lantai/contract/quality/check-item.ts';
import { listCheckRuns, startCheckRun } from '@lantai/contract/quality/quality.api.ts';
import { type RecordState, recordStateNames } from '@lantai/contract/records/record-life.ts';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { qualityText } from './quality.text.ts';

const t = qualityText.start;
const states: RecordState[] = [
  'registered',
  'pre-filed',
  'submitted',
  'returned',
  'accepted',
  'filed',
];

type Fields = { stage: CheckStage; states?: RecordState[]; share?: number | null; name?: string };

export function StartCheckDialog({ fonds, onClose }: { fonds: Fonds; onClose: () => void }) {
  const navigate = useNavigate();
  const command = useApiCommand(startCheckRun, {
    refreshes: [listCheckRuns],
    onDone: ({ runId }) => void navigate({ to: '/quality/runs/$runId', params: { runId } }),
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={t.note(`${fonds.code} ${fonds.name}`)}
      command={command}
      initial={{ stage: 'GD', states: ['pre-filed'] }}
      onSubmit={({ stage, states: chosen, share, name }) =>
        command.mutate({
          body: {
            ...{ fondsId: fonds.id, stage, name },
            // What is kept is looked at in the store: only there, whatever is chosen.
            ...(stage === 'GD' && { states: chosen }),
            ...(stage === 'YJ' && { states: ['filed'] as const }),
            ...(share && { share: share / 100 }),
          },
        })
      }
      onClose={onClose}
    >
      <Form.Item name="stage" label={t.stage}>
        <Radio.Group
          options={checkStages.map((stage) => ({
            value: stage,
            label: t.ofStage(checkStageNames[stage], checkItemsOf(stage).length),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['stage']}>
        {({ getFieldValue }) =>
          getFieldValue('stage') === 'GD' ? (
            <Form.Item
              name="states"
              label={t.states}
              rules={[{ required: true, type: 'array', min: 1, message: t.statesMissing }]}
            >
              <Checkbox.Group
                options={states.map((state) => ({ value: state, label: recordStateNames[state] }))}
              />
            </Form.Item>
          ) : (
            <Form.Item name="share" label={t.share} extra={t.shareNote}>
              <InputNumber min={1} max={100} suffix="%" />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="name" label={t.name}>
        <Input maxLength={100} placeholder={t.namePlaceholder} />
      </Form.Item>
    </FormDialog>
  );
}
