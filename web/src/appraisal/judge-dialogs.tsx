import {
  decideItems,
  getBatch,
  giveOpinions,
  listBatches,
} from '@lantai/contract/appraisal/appraisal.api.ts';
import {
  type AppraisalDecision,
  appraisalDecision,
  appraisalDecisionNames,
} from '@lantai/contract/appraisal/appraisal.ts';
import { Form, Input, InputNumber, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { appraisalText } from './appraisal.text.ts';

type Props = {
  batchId: string;
  itemIds: readonly string[];
  onDone: () => void;
  onClose: () => void;
};

const choices = appraisalDecision.options.map((value) => ({
  value,
  label: appraisalDecisionNames[value],
}));

/** What a member of the group thinks of the chosen records; it is not changed afterwards. */
export function OpinionDialog({ batchId, itemIds, onDone, onClose }: Props) {
  const t = appraisalText.opinionForm;
  const command = useApiCommand(giveOpinions, {
    refreshes: [getBatch, listBatches],
    says: t.done,
    onDone,
  });
  return (
    <FormDialog<{ opinion: AppraisalDecision; note?: string }>
      title={t.title(count(itemIds.length))}
      submit={t.submit}
      note={t.hint}
      command={command}
      initial={{ opinion: 'extend' }}
      onClose={onClose}
      onSubmit={({ opinion, note = '' }) =>
        command.mutate({ params: { batchId }, body: { itemIds: [...itemIds], opinion, note } })
      }
    >
      <Form.Item name="opinion" label={t.opinion}>
        <Radio.Group options={choices} />
      </Form.Item>
      <Form.Item name="note" label={t.note}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

type Decided = {
  decision: AppraisalDecision;
  extendedYears?: number;
  reason: string;
  basisClause: string;
};

/** What the leader of the group decides on the chosen records, with reason and clause. */
export function DecisionDialog({ batchId, itemIds, onDone, onClose }: Props) {
  const t = appraisalText.decisionForm;
  const command = useApiCommand(decideItems, {
    refreshes: [getBatch, listBatches],
    says: t.done,
    onDone,
  });
  const needed = [{ required: true, message: t.needed }];
  return (
    <FormDialog<Decided>
      title={t.title(count(itemIds.length))}
      submit={t.submit}
      command={command}
      initial={{ decision: 'extend' }}
      onClose={onClose}
      onSubmit={({ extendedYears, ...decided }) =>
        command.mutate({
          params: { batchId },
          body: {
            itemIds: [...itemIds],
            ...decided,
            ...(decided.decision === 'extend' && extendedYears && { extendedYears }),
          },
        })
      }
    >
      <Form.Item name="decision" label={t.decision}>
        <Radio.Group options={choices} />
      </Form.Item>
      <Form.Item noStyle dependencies={['decision']}>
        {({ getFieldValue }) =>
          getFieldValue('decision') === 'extend' && (
            <Form.Item name="extendedYears" label={t.years} rules={needed}>
              <InputNumber min={1} max={100} precision={0} />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="reason" label={t.reason} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="basisClause" label={t.clause} rules={needed}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
