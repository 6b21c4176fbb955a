import {
  getAppraisalSetting,
  listExpired,
  openBatch,
} from '@lantai/contract/appraisal/appraisal.api.ts';
import { countsFromNames, type ExpiredRecord } from '@lantai/contract/appraisal/appraisal.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Button, Flex, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { nothingSelected } from '#platform/list/selection.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { appraisalText } from './appraisal.text.ts';
import { ExpiredCounts } from './expired-counts.tsx';
import { OpenBatchDialog } from './open-batch-dialog.tsx';
import { SettingDialog } from './setting-dialog.tsx';

const t = appraisalText.expired;

export const expiredRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appraisal/expired',
  validateSearch: z.object({
    year: one(z.coerce.number().int()),
    retention: one(z.string().max(10)),
    standing: one(z.enum(['open', 'taken-up'])),
    after: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listExpired.access,
      menu: 'disposal',
      alsoCalled: t.alsoCalled,
    },
  },
  component: ExpiredPage,
});

/** What has expired, by year and period; what is chosen or shown is what a batch is made of. */
function ExpiredPage() {
  const { fonds: _fonds, after, ...filter } = expiredRoute.useSearch();
  const navigate = expiredRoute.useNavigate();
  const { only } = useFonds();
  const [selection, select] = useState(nothingSelected);
  const [dialog, setDialog] = useState<'batch' | 'setting'>();
  const answer = useQuery({
    ...apiQuery(listExpired, { query: { ...filter, fondsId: only?.id, after } }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: Partial<typeof filter>) => {
    select(nothingSelected);
    void navigate({ search: (kept) => ({ ...kept, ...changes, after: undefined }) });
  };
  const openButton = (
    <MayButton
      type="primary"
      access={openBatch.access}
      because={only ? undefined : t.chooseFonds}
      onClick={() => setDialog('batch')}
    >
      {t.openBatch}
    </MayButton>
  );
  const chosen = selection.all || selection.keys.length === 0 ? undefined : selection.keys;
  const open = (answer.data?.counts ?? []).reduce((sum, each) => sum + each.open, 0);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={
          <>
            {t.note} {only && <CountedFrom agencyId={only.agencyId} />}
          </>
        }
        actions={
          <>
            <Link to="/appraisal/batches">
              <Button>{t.batches}</Button>
            </Link>
            {only && <Button onClick={() => setDialog('setting')}>{t.setting}</Button>}
          </>
        }
      />
      {answer.data && <ExpiredCounts counts={answer.data.counts} onChoose={change} />}
      <DataList
        name="expired"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.records}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={
          <Select
            allowClear
            className="filter"
            aria-label={t.standing}
            placeholder={t.standing}
            value={filter.standing ?? null}
            options={[
              { value: 'open' as const, label: t.open },
              { value: 'taken-up' as const, label: t.takenUp },
            ]}
            onChange={(standing) => change({ standing: standing ?? undefined })}
          />
        }
        onClearFilters={
          Object.values(filter).some((value) => value !== undefined)
            ? () => change({ year: undefined, retention: undefined, standing: undefined })
            : undefined
        }
        actions={selection.keys.length === 0 && openButton}
        selection={{
          value: selection,
          // A batch takes up what is chosen here, or all that has expired.
          onChange: ({ keys }) => select({ keys, all: false }),
          actions: openButton,
        }}
        empty={{ title: t.empty }}
      />
      {dialog === 'batch' && only && answer.data && (
        <OpenBatchDialog
          fonds={only}
          expiredBy={answer.data.expiredBy}
          recordIds={chosen}
          records={chosen?.length ?? open}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'setting' && only && (
        <SettingDialog agencyId={only.agencyId} onClose={() => setDialog(undefined)} />
      )}
    </Flex>
  );
}

function CountedFrom({ agencyId }: { agencyId: string }) {
  const { data } = useQuery(apiQuery(getAppraisalSetting, { params: { agencyId } }));
  return data && <Basis rule={countsFromNames[data.countsFrom]} source={data.source} />;
}

const columns: readonly ListColumn<ExpiredRecord>[] = [
  {
    key: 'code',
    title: t.columns.code,
    width: 210,
    render: (_, { id, archivalCode }) => (
      <Link to="/records/$recordId" params={{ recordId: id }} className="code">
        {archivalCode}
      </Link>
    ),
  },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  { key: 'year', title: t.columns.year, width: 60, dataIndex: 'year' },
  {
    key: 'retention',
    title: t.columns.retention,
    width: 90,
    render: (_, { retention }) => shownRetention(retention),
  },
  { key: 'from', title: t.columns.from, width: 84, dataIndex: 'fromYear' },
  { key: 'expiresOn', title: t.columns.expiresOn, width: 104, dataIndex: 'expiresOn' },
  {
    key: 'pages',
    title: t.columns.pages,
    width: 60,
    align: 'right',
    render: (_, { pages }) => pages !== null && count(pages),
  },
  {
    key: 'batch',
    title: t.columns.batch,
    width: 150,
    render: (_, { batchId, batchNumber }) =>
      batchId && (
        <Link to="/appraisal/batches/$batchId" params={{ batchId }} className="code">
          {batchNumber}
        </Link>
      ),
  },
];
