import { categoryName } from '@lantai/contract/classification/category.ts';
import { decideDeadlineRule, listDeadlineRules } from '@lantai/contract/collection/plans.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { DecideDeadlineDialog } from './decide-deadline-dialog.tsx';
import { rulesText } from './rules.text.ts';

const t = rulesText.deadlines;

type Reply = ReplyOf<typeof listDeadlineRules>;
type Rule = Reply['rules'][number];

const columns: ListColumn<Rule>[] = [
  {
    key: 'category',
    title: t.columns.category,
    width: 120,
    render: (_, { category }) => (
      <>
        {categoryName(category)} <span className="code">{category}</span>
      </>
    ),
  },
  { key: 'matter', title: t.columns.matter, width: 110, dataIndex: 'matter' },
  { key: 'limit', title: t.columns.limit, width: 150, dataIndex: 'text' },
  {
    key: 'source',
    title: t.columns.source,
    render: (_, { source, verified }) => (
      <Flex gap={8} wrap>
        {source}
        {!verified && <StateTag tone="not-run">{t.unverified}</StateTag>}
      </Flex>
    ),
  },
  {
    key: 'own',
    title: t.columns.own,
    width: 100,
    render: (_, { own }) => (own ? t.own : t.shipped),
  },
  {
    key: 'effectiveFrom',
    title: t.columns.effectiveFrom,
    width: 110,
    dataIndex: 'effectiveFrom',
  },
];

/** Until when each category is filed, by whose rule, and the years whose holidays are known. */
export function DeadlinesTab({ agencyId }: { agencyId: string }) {
  const [deciding, setDeciding] = useState(false);
  const answer = useQuery({
    ...apiQuery(listDeadlineRules, { query: { agencyId } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Flex vertical gap={16}>
      <DataList
        name="deadline-rules"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.rules}
        actions={
          <MayButton
            type="primary"
            access={decideDeadlineRule.access}
            onClick={() => setDeciding(true)}
          >
            {t.decide}
          </MayButton>
        }
        empty={{ title: t.empty }}
      />
      {answer.data && <Calendars {...answer.data} />}
      {deciding && <DecideDeadlineDialog agencyId={agencyId} onClose={() => setDeciding(false)} />}
    </Flex>
  );
}

function Calendars({ calendars, missingYears }: Pick<Reply, 'calendars' | 'missingYears'>) {
  const c = rulesText.calendars;
  return (
    <Flex vertical gap={8}>
      <Typography.Text strong>{c.title}</Typography.Text>
      <Typography.Text type="secondary">{c.note}</Typography.Text>
      {missingYears.length > 0 && (
        <Alert type="warning" showIcon title={c.missing(missingYears.join('、'))} />
      )}
      <Table
        size="small"
        className="list-table"
        rowKey="year"
        pagination={false}
        dataSource={calendars}
        locale={{ emptyText: c.empty }}
        columns={[
          { title: c.columns.year, dataIndex: 'year', width: 120 },
          { title: c.columns.off, dataIndex: 'off', width: 110, align: 'right' },
          { title: c.columns.source, dataIndex: 'source' },
          {
            title: c.columns.state,
            width: 110,
            render: (_, { verified }) => (
              <StateTag tone={verified ? 'passed' : 'not-run'}>
                {verified ? c.verified : t.unverified}
              </StateTag>
            ),
          },
        ]}
      />
    </Flex>
  );
}
