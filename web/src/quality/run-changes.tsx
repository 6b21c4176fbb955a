import { checkItemOf } from '@lantai/contract/quality/check-item.ts';
import { checkOutcomeNames } from '@lantai/contract/quality/check-result.ts';
import type { RunComparison } from '@lantai/contract/quality/check-run.ts';
import { compareCheckRun } from '@lantai/contract/quality/quality.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { qualityText } from './quality.text.ts';

const t = qualityText.report;

type Change = RunComparison['changes'][number];

/** Where a run that was made again by its old rules came to something else than before. */
export function RunChanges({ runId }: { runId: string }) {
  const { data } = useQuery(apiQuery(compareCheckRun, { params: { runId } }));
  if (!data) return null;
  if (data.changes.length === 0)
    return <Typography.Text type="secondary">{t.compareNone}</Typography.Text>;
  return (
    <>
      <Link to="/quality/runs/$runId" params={{ runId: data.before.id }}>
        {`${t.before}：${data.before.name}，${data.before.ruleSet}`}
      </Link>
      <Table<Change>
        size="small"
        rowKey={({ recordId, code }) => `${recordId ?? ''} ${code}`}
        columns={columns}
        dataSource={data.changes}
        pagination={false}
      />
    </>
  );
}

const named = (outcome: Change['now']) => (outcome === null ? '' : checkOutcomeNames[outcome]);

const columns: TableColumnsType<Change> = [
  { title: qualityText.records.number, width: 260, dataIndex: 'label' },
  {
    title: qualityText.items.name,
    render: (_, { code }) => `${code} ${checkItemOf(code).name}`,
  },
  { title: t.before, width: 110, render: (_, { before }) => named(before) },
  { title: t.now, width: 110, render: (_, { now }) => named(now) },
];
