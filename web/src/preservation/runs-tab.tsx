import { listConversionRuns } from '@lantai/contract/preservation/conversion.api.ts';
import type { ConversionRun } from '@lantai/contract/preservation/conversion.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { usePaging } from '#platform/list/paging.ts';
import { instantText } from '#platform/times.ts';
import { conversionText } from './conversion.text.ts';

const t = conversionText.runs;

/** Conversions that were ordered, newest first; each opens its report. */
export function RunsTab() {
  const { after } = usePaging();
  const answer = useQuery({
    ...apiQuery(listConversionRuns, { query: { after } }),
    placeholderData: keepPreviousData,
  });
  return (
    <DataList
      name="conversion-runs"
      columns={columns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={answer.data?.runs}
      total={answer.data?.total}
      next={answer.data?.next}
      empty={{ title: t.empty }}
    />
  );
}

/** Each number opens its files in the report. */
const listOf = {
  files: {},
  done: { state: 'done' },
  failed: { state: 'failed' },
  waiting: { state: 'waiting' },
  differing: { verdict: 'differs' },
} as const;

const figure = (key: 'files' | 'done' | 'failed' | 'waiting' | 'differing') => ({
  key,
  title: t[key],
  width: 76,
  align: 'right' as const,
  render: (_: unknown, run: ConversionRun) => (
    <Link to="/preservation/conversions/$runId" params={{ runId: run.id }} search={listOf[key]}>
      {count(run[key])}
    </Link>
  ),
});

const columns: readonly ListColumn<ConversionRun>[] = [
  {
    key: 'askedAt',
    title: t.askedAt,
    width: 150,
    render: (_, { id, askedAt }) => (
      <Link to="/preservation/conversions/$runId" params={{ runId: id }}>
        {instantText(askedAt)}
      </Link>
    ),
  },
  { key: 'askedBy', title: t.askedBy, width: 100, dataIndex: 'askedByName' },
  {
    key: 'sources',
    title: t.sources,
    render: (_, { sourceFormats }) => sourceFormats.join('、'),
  },
  {
    key: 'targets',
    title: t.targets,
    width: 100,
    render: (_, { targetFormats }) => targetFormats.join('、'),
  },
  ...(['files', 'done', 'failed', 'waiting', 'differing'] as const).map(figure),
  {
    key: 'reviewed',
    title: t.reviewed,
    width: 100,
    render: (_, { reviewedByName }) => reviewedByName ?? t.unreviewed,
  },
];
