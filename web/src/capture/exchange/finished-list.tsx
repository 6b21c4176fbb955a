import {
  excludeFinished,
  exportFinished,
  type FinishedRow,
  type FinishedStanding,
  finishedStandingNames,
  finishedStandings,
  listFinished,
} from '@lantai/contract/capture/exchange/reconciliation.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Select, Typography } from 'antd';
import { useState } from 'react';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { nothingSelected } from '#platform/list/selection.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { RecordStateTag } from '../../records/record-state.tsx';
import { exchangeText } from './exchange.text.ts';
import { ExcludeFinishedDialog } from './exclude-finished-dialog.tsx';

const t = exchangeText.reconciliation.list;
const words = exchangeText.reconciliation;
const route = getRouteApi('/shell/capture/reconciliation');

const tones: Record<FinishedStanding, Tone> = {
  archived: 'done',
  excluded: 'ended',
  'on-the-way': 'running',
  missing: 'overdue',
};

/** The finished instances behind a figure, oldest first; the same as a workbook. */
export function FinishedList() {
  const { fonds: _fonds, standing, after, ...narrowed } = route.useSearch();
  const navigate = route.useNavigate();
  const { only } = useFonds();
  const [selection, setSelection] = useState(nothingSelected);
  const [excluding, setExcluding] = useState(false);
  const query = {
    ...narrowed,
    fondsId: only?.id,
    ...(standing !== 'all' && standing && { standing }),
  };
  const answer = useQuery({
    ...apiQuery(listFinished, { query: { ...query, after } }),
    placeholderData: keepPreviousData,
  });
  const rows = answer.data?.instances;
  const chosen = (rows ?? []).filter((row) => selection.keys.includes(keyOf(row)));
  const because = chosen.every((row) => row.standing === 'missing') ? undefined : t.onlyMissing;

  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.title}
      </Typography.Title>
      <DataList
        name="finished"
        columns={columns}
        rowKey={keyOf}
        answer={answer}
        rows={rows}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={
          <Select<FinishedStanding | 'all'>
            className="filter-short"
            aria-label={t.standing}
            value={standing ?? 'all'}
            options={[
              { value: 'all', label: words.columns.finished },
              ...finishedStandings.map((each) => ({
                value: each,
                label: finishedStandingNames[each],
              })),
            ]}
            onChange={(value) =>
              void navigate({
                search: (search) => ({ ...search, standing: value, after: undefined }),
              })
            }
          />
        }
        actions={
          <Button href={apiAddress(exportFinished, { query })} download>
            {t.export}
          </Button>
        }
        selection={{
          value: selection,
          // What is on other pages was not looked at.
          onChange: ({ keys, all }) =>
            setSelection({ keys: all ? (rows ?? []).map(keyOf) : keys, all: false }),
          actions: (
            <MayButton
              access={excludeFinished.access}
              because={because}
              disabled={chosen.length === 0}
              onClick={() => setExcluding(true)}
            >
              {t.exclude(chosen.length)}
            </MayButton>
          ),
        }}
        empty={{ title: t.none }}
      />
      {excluding && (
        <ExcludeFinishedDialog
          rows={chosen}
          onClose={() => {
            setExcluding(false);
            setSelection(nothingSelected);
          }}
        />
      )}
    </section>
  );
}

const keyOf = ({ sourceId, sourceKey }: FinishedRow) => `${sourceId} ${sourceKey}`;

const columns: readonly ListColumn<FinishedRow>[] = [
  { key: 'title', title: t.columns.title, render: (_, { title }) => title ?? t.noTitle },
  {
    key: 'sourceKey',
    title: t.columns.sourceKey,
    width: 140,
    ellipsis: true,
    render: (_, { sourceKey }) => <span className="code">{sourceKey}</span>,
  },
  {
    key: 'process',
    title: t.columns.process,
    width: 110,
    render: (_, { processName, processCode }) => processName ?? processCode,
  },
  {
    key: 'unit',
    title: t.columns.unit,
    width: 130,
    render: (_, { unitName, orgCode }) => unitName ?? exchangeText.deliveries.pendingOrg(orgCode),
  },
  {
    key: 'finishedAt',
    title: t.columns.finishedAt,
    width: 100,
    render: (_, { finishedAt }) => instantText(finishedAt).slice(0, 10),
  },
  {
    key: 'standing',
    title: t.columns.standing,
    width: 96,
    render: (_, { standing, listed }) => (
      <>
        <StateTag tone={tones[standing]}>{finishedStandingNames[standing]}</StateTag>
        {!listed && <Typography.Text type="secondary">{t.unlisted}</Typography.Text>}
      </>
    ),
  },
  {
    key: 'record',
    title: t.columns.record,
    width: 120,
    render: (_, { recordId, recordState }) =>
      recordId && recordState ? (
        <Link to="/records/$recordId" params={{ recordId }}>
          <RecordStateTag state={recordState} />
        </Link>
      ) : null,
  },
  { key: 'reason', title: t.columns.reason, width: 160, ellipsis: true, dataIndex: 'reason' },
];
