import {
  type ArchivalCodeRule,
  describeArchivalCodeRule,
} from '@lantai/contract/classification/archival-code-rule.ts';
import {
  createCodeRule,
  listCodeRules,
} from '@lantai/contract/classification/classification.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Flex, Skeleton, Table, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { classificationText } from '../classification.text.ts';
import { CodeTester } from './code-tester.tsx';
import { CreateRuleDialog } from './create-rule-dialog.tsx';
import { exampleCode } from './example-code.ts';

const t = classificationText.tester;

type Row = ArchivalCodeRule & { readonly agencyId: string | null };

/** The rules by which codes are made, and a place to try a code against them. */
export function CodesTab() {
  const { data: rules, error, refetch } = useQuery(apiQuery(listCodeRules, {}));
  const [creating, setCreating] = useState(false);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!rules) return <Skeleton active />;
  return (
    <Flex vertical gap={8}>
      <CodeTester rules={rules} />
      <Flex justify="space-between" align="end">
        <Typography.Title level={2} className="classification-section">
          {t.rules}
        </Typography.Title>
        <MayButton access={createCodeRule.access} onClick={() => setCreating(true)}>
          {classificationText.editor.create}
        </MayButton>
      </Flex>
      <RuleTable rules={rules} />
      {creating && <CreateRuleDialog rules={rules} onClose={() => setCreating(false)} />}
    </Flex>
  );
}

function RuleTable({ rules }: { rules: readonly Row[] }) {
  const { editor } = classificationText;
  return (
    <Table<Row>
      size="small"
      className="list-table"
      rowKey="id"
      pagination={false}
      columns={[
        { title: editor.name, dataIndex: 'name', width: 280 },
        { title: editor.id, dataIndex: 'id', width: 200, className: 'code' },
        { title: editor.description, render: (_, rule) => describeArchivalCodeRule(rule) },
        { title: editor.example, className: 'code', render: (_, rule) => exampleCode(rule) },
        {
          title: t.kind,
          width: 64,
          render: (_, { agencyId }) => (agencyId === null ? t.builtIn : t.own),
        },
      ]}
      dataSource={[...rules]}
    />
  );
}
