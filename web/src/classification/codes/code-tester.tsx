import {
  type ArchivalCodeRule,
  codePartKinds,
  codePartNames,
} from '@lantai/contract/classification/archival-code-rule.ts';
import { Descriptions, Flex, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { StateTag } from '#platform/state-tag.tsx';
import { classificationText } from '../classification.text.ts';
import { type Trial, tellingTrials, tryCode } from './try-code.ts';

const t = classificationText.tester;
const any = '*';

/** Type a code: its parts, or what is wrong with it, under one rule or under all of them. */
export function CodeTester({ rules }: { rules: readonly ArchivalCodeRule[] }) {
  const [code, setCode] = useState('');
  const [ruleId, setRuleId] = useState(any);
  const asked = rules.filter(({ id }) => ruleId === any || id === ruleId);
  const trials = code.trim() === '' ? [] : asked.map((rule) => tryCode(rule, code));

  return (
    <section className="code-tester" aria-label={t.title}>
      <Flex gap={8} wrap>
        <Select
          aria-label={t.rule}
          className="tester-rule"
          value={ruleId}
          options={[
            { value: any, label: t.anyRule },
            ...rules.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setRuleId}
        />
        <Input
          className="code tester-code"
          aria-label={t.code}
          placeholder={t.placeholder}
          allowClear
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </Flex>
      <div role="status">
        {trials.length === 0 && <Typography.Text type="secondary">{t.hint}</Typography.Text>}
        {tellingTrials(trials).map((trial) => (
          <TrialResult key={trial.rule.id} trial={trial} />
        ))}
      </div>
    </section>
  );
}

function TrialResult({ trial }: { trial: Trial }) {
  if ('sentence' in trial)
    return (
      <p className="trial">
        <StateTag tone="failed">{trial.rule.name}</StateTag> {trial.sentence}
      </p>
    );
  const { rule, values, normalised } = trial;
  const items = codePartKinds
    .filter((kind) => values[kind] !== undefined)
    .map((kind) => ({ key: kind, label: codePartNames[kind], children: values[kind] }));
  return (
    <div className="trial">
      <StateTag tone="passed">{t.fits(rule.name)}</StateTag>
      <Descriptions
        size="small"
        column={4}
        items={[
          ...items,
          {
            key: 'normalised',
            label: t.normalised,
            children: <span className="code">{normalised}</span>,
          },
        ]}
      />
    </div>
  );
}
