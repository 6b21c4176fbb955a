import {
  type ExplanationKind,
  explainNumbers,
  explanationKindNames,
  explanationKinds,
  listNumberSequences,
  mostNumbersExplained,
} from '@lantai/contract/collection/number-gaps.api.ts';
import { App, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { helpText } from './help.text.ts';

const t = helpText.gaps;

export type NumbersToExplain = {
  readonly issuer: string;
  readonly year: number;
  readonly first: number;
  readonly last: number;
};

type Fields = { first: number; last: number; kind: ExplanationKind; note: string };
type Props = { fondsId: string; numbers: NumbersToExplain; onClose: () => void };

/** Says why numbers have no record; a wide gap is explained part by part. */
export function ExplainNumbersDialog({ fondsId, numbers, onClose }: Props) {
  const { issuer, year, first, last } = numbers;
  const { message } = App.useApp();
  const explain = useApiCommand(explainNumbers, {
    refreshes: [listNumberSequences],
    onDone: ({ explained }) => {
      void message.success(t.done(count(explained)));
      onClose();
    },
  });
  const number = (name: 'first' | 'last', label: string) => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: label }]}>
      <InputNumber<number> min={first} max={last} precision={0} />
    </Form.Item>
  );

  return (
    <FormDialog<Fields>
      title={t.explainTitle(issuer, year)}
      note={t.explainNote}
      submit={t.explain}
      command={explain}
      initial={{ first, last: Math.min(last, first + mostNumbersExplained - 1) }}
      onClose={onClose}
      onSubmit={(fields) => explain.mutate({ body: { fondsId, issuer, year, ...fields } })}
    >
      <Flex gap={12}>
        {number('first', t.firstNumber)}
        {number('last', t.lastNumber)}
      </Flex>
      <Form.Item name="kind" label={t.kind} rules={[{ required: true, message: t.kindNeeded }]}>
        <Select
          autoFocus
          options={explanationKinds.map((value) => ({ value, label: explanationKindNames[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="note"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input maxLength={500} placeholder={t.reasonHint} />
      </Form.Item>
    </FormDialog>
  );
}
