import { decidePlan, listPlans, movePlan } from '@lantai/contract/capture/acquisition.api.ts';
import type { AcquisitionPlan } from '@lantai/contract/capture/acquisition.ts';
import { Form, Input, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { acquisitionText } from './acquisition.text.ts';

const t = acquisitionText.plan;
const needed = { required: true, whitespace: true, message: acquisitionText.needed };

type Props = { plan: AcquisitionPlan; onClose: () => void };

export function DecidePlanDialog({ plan, onClose }: Props) {
  const command = useApiCommand(decidePlan, {
    refreshes: [listPlans],
    says: t.decisionDone,
    onDone: onClose,
  });
  return (
    <FormDialog<{ decision: 'approve' | 'return'; note: string }>
      title={`${t.decide}：${plan.title}`}
      submit={t.decide}
      note={t.ownPlan}
      command={command}
      initial={{ decision: 'approve' }}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { planId: plan.id }, body })}
    >
      <Form.Item name="decision" label={t.decision}>
        <Radio.Group
          options={[
            { value: 'approve', label: t.approve },
            { value: 'return', label: t.return },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={t.note} rules={[needed]}>
        <Input.TextArea maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

export function CompletePlanDialog({ plan, onClose }: Props) {
  const command = useApiCommand(movePlan, {
    refreshes: [listPlans],
    says: t.completed,
    onDone: onClose,
  });
  return (
    <FormDialog<{ result: string }>
      title={`${t.complete}：${plan.title}`}
      submit={t.complete}
      command={command}
      onClose={onClose}
      onSubmit={({ result }) =>
        command.mutate({ params: { planId: plan.id }, body: { action: 'complete', result } })
      }
    >
      <Form.Item name="result" label={t.result} rules={[needed]}>
        <Input.TextArea maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
