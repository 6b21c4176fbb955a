import { type GapCause, gapCauseNames } from '@lantai/contract/arrangement/number-runs.ts';
import {
  explainGap,
  getItemNumber,
  getNumberMap,
} from '@lantai/contract/arrangement/numbering.api.ts';
import { Form, Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { numberingText } from './numbering.text.ts';

const t = numberingText.explain;
const needed = { required: true, message: numberingText.reserve.needed };
const causes = ['voided', 'withdrawn', 'moved-out', 'never-given'] as const satisfies GapCause[];

type Place = { fondsId: string; classKey: string; number: number };
type Fields = { first: number; last: number; cause: (typeof causes)[number]; reason: string };

export function ExplainGapButton(place: Place) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <MayButton access={explainGap.access} onClick={() => setOpen(true)}>
        {t.action}
      </MayButton>
      {open && <ExplainGapDialog {...place} onClose={() => setOpen(false)} />}
    </>
  );
}

function ExplainGapDialog({ fondsId, classKey, number, onClose }: Place & { onClose: () => void }) {
  const command = useApiCommand(explainGap, {
    refreshes: [getNumberMap, getItemNumber],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={t.note}
      command={command}
      initial={{ first: number, last: number, cause: 'voided' }}
      onClose={onClose}
      onSubmit={(fields) => command.mutate({ body: { fondsId, classKey, ...fields } })}
    >
      <Space>
        <Form.Item name="first" label={numberingText.reserve.first} rules={[needed]}>
          <InputNumber min={1} max={99_999} precision={0} />
        </Form.Item>
        <Form.Item name="last" label={numberingText.reserve.last} rules={[needed]}>
          <InputNumber min={1} max={99_999} precision={0} />
        </Form.Item>
        <Form.Item name="cause" label={t.cause}>
          <Select
            style={{ width: 140 }}
            options={causes.map((value) => ({ value, label: gapCauseNames[value] }))}
          />
        </Form.Item>
      </Space>
      <Form.Item name="reason" label={t.reason} rules={[{ ...needed, whitespace: true }]}>
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
