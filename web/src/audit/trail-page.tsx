import { exportTrailCsv, listTrail } from '@lantai/contract/audit/audit.api.ts';
import { trailOutcomes } from '@lantai/contract/audit/trail.ts';
import { day } from '@lantai/contract/values.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { useMay } from '#platform/session.ts';
import { shellRoute } from '#platform/shell-route.tsx';
import { auditText as t } from './audit.text.ts';
import { BlockList } from './block-list.tsx';
import { trailColumns } from './trail-columns.tsx';
import { TrailEntryDetails } from './trail-entry-details.tsx';
import { TrailFilters } from './trail-filters.tsx';
import { VerifyTrail } from './verify-trail.tsx';

const tabs = ['entries', 'blocks'] as const;

export const trailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  staticData: {
    page: {
      title: t.title,
      access: listTrail.access,
      menu: 'supervision',
      alsoCalled: '日志 轨迹 校验 sjjl',
    },
  },
  validateSearch: z.object({
    tab: one(z.enum(tabs)),
    text: one(z.string().max(100)),
    command: one(z.string().max(100)),
    outcome: one(z.enum(trailOutcomes)),
    from: one(day),
    to: one(day),
    personId: one(z.uuid()),
    subject: one(z.string().max(200)),
    after: one(z.string()),
  }),
  component: TrailPage,
});

function TrailPage() {
  const { tab = 'entries' } = trailRoute.useSearch();
  const navigate = trailRoute.useNavigate();
  const choose = (key: string) =>
    void navigate({ search: { tab: tabs.find((known) => known === key) } });

  return (
    <div className="page">
      <VerifyTrail />
      <Tabs
        size="small"
        activeKey={tab}
        onChange={choose}
        destroyOnHidden
        items={[
          { key: 'entries', label: t.tabs.entries, children: <EntryList /> },
          { key: 'blocks', label: t.tabs.blocks, children: <BlockList /> },
        ]}
      />
    </div>
  );
}

function EntryList() {
  const { tab: _tab, fonds: _fonds, after, ...filter } = trailRoute.useSearch();
  const navigate = trailRoute.useNavigate();
  const may = useMay();
  const trail = useQuery({
    ...apiQuery(listTrail, { query: { ...filter, ...(after && { before: Number(after) }) } }),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<typeof filter>) =>
    void navigate({ search: (search) => ({ ...search, ...part, after: undefined }) });
  const isFiltered = Object.values(filter).some((value) => value !== undefined);

  return (
    <DataList
      name="trail"
      columns={trailColumns}
      rowKey={({ seq }) => String(seq)}
      answer={trail}
      rows={trail.data?.entries}
      next={trail.data?.next?.toString()}
      filters={<TrailFilters value={filter} onChange={change} />}
      onClearFilters={isFiltered ? () => void navigate({ search: {} }) : undefined}
      actions={
        <Button
          href={apiAddress(exportTrailCsv, { query: filter })}
          download
          disabled={!may(exportTrailCsv.access)}
        >
          {t.export}
        </Button>
      }
      expandable={{
        columnTitle: <span className="unseen">{t.details}</span>,
        expandedRowRender: (entry) => <TrailEntryDetails entry={entry} />,
      }}
      empty={{ title: t.empty }}
    />
  );
}
