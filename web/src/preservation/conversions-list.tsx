import { listConversions } from '@lantai/contract/preservation/conversion.api.ts';
import {
  type Comparison,
  type Conversion,
  type ConversionState,
  comparisonNames,
  conversionState,
  conversionStateNames,
} from '@lantai/contract/preservation/conversion.ts';
import { targetFormats } from '@lantai/contract/preservation/format-rule.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { byteText } from '../records/one-record/byte-text.ts';
import { conversionText } from './conversion.text.ts';
import { ComparisonTag } from './verdict-tag.tsx';

const t = conversionText.conversion;

type Search = {
  state?: ConversionState | undefined;
  verdict?: Comparison['verdict'] | undefined;
  after?: string | undefined;
};
type Props = { runId: string; search: Search; refetches: boolean };

export function ConversionsList({ runId, search, refetches }: Props) {
  const navigate = useNavigate();
  const { state, verdict, after } = search;
  const answer = useQuery({
    ...apiQuery(listConversions, { params: { runId }, query: { state, verdict, after } }),
    placeholderData: keepPreviousData,
    refetchInterval: refetches ? 1500 : false,
  });
  const change = (changes: Search) =>
    void navigate({
      to: '.',
      search: (kept: object) => ({ ...kept, ...changes, after: undefined }),
    });
  return (
    <DataList
      name="conversions"
      columns={columns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={answer.data?.conversions}
      total={answer.data?.total}
      next={answer.data?.next}
      filters={
        <>
          <Select
            allowClear
            aria-label={t.state}
            placeholder={t.state}
            style={{ width: 180 }}
            value={state ?? null}
            options={conversionState.options.map((value) => ({
              value,
              label: conversionStateNames[value],
            }))}
            onChange={(value) => change({ state: value ?? undefined })}
          />
          <Select
            allowClear
            aria-label={t.comparison}
            placeholder={t.comparison}
            style={{ width: 120 }}
            value={verdict ?? null}
            options={verdicts.map((value) => ({ value, label: comparisonNames[value] }))}
            onChange={(value) => change({ verdict: value ?? undefined })}
          />
        </>
      }
      onClearFilters={
        state || verdict ? () => change({ state: undefined, verdict: undefined }) : undefined
      }
      empty={{ title: t.empty }}
    />
  );
}

const verdicts = Object.keys(comparisonNames) as Comparison['verdict'][];
export const stateTones: Record<ConversionState, Tone> = {
  waiting: 'waiting',
  done: 'done',
  failed: 'failed',
  dropped: 'ended',
};

const columns: readonly ListColumn<Conversion>[] = [
  {
    key: 'source',
    title: t.source,
    width: 170,
    render: (_, { recordId, targetId, sourceId, sourceName }) => {
      const component = targetId ?? sourceId ?? undefined;
      return (
        <Link
          to="/records/$recordId"
          params={{ recordId }}
          search={{ tab: 'components', ...(component && { component }) }}
        >
          {sourceName}
        </Link>
      );
    },
  },
  {
    key: 'record',
    title: t.record,
    render: (_, { recordNumber, recordTitle }) => (
      <>
        <span className="code">{recordNumber}</span> {recordTitle}
      </>
    ),
  },
  {
    key: 'state',
    title: t.state,
    width: 190,
    render: (_, { state, sourceFormat, target, reason }) => (
      <>
        <StateTag tone={stateTones[state]}>
          {sourceFormat} → {targetFormats[target]} {conversionStateNames[state]}
        </StateTag>
        {reason && <div>{reason}</div>}
      </>
    ),
  },
  {
    key: 'size',
    title: t.size,
    width: 150,
    align: 'right',
    render: (_, { sourceSize, targetSize }) =>
      targetSize === null
        ? byteText(sourceSize)
        : t.sizes(byteText(sourceSize), byteText(targetSize)),
  },
  {
    key: 'comparison',
    title: t.comparison,
    width: 190,
    render: (_, { comparison }) => comparison && <ComparisonTag comparison={comparison} />,
  },
  { key: 'tool', title: t.tool, width: 130, dataIndex: 'tool' },
];
