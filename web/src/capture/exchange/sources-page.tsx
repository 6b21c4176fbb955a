import {
  createSource,
  listSources,
  type SourceSystem,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { CreateSourceDialog } from './create-source-dialog.tsx';
import { exchangeText } from './exchange.text.ts';
import { SourceDrawer } from './source-drawer.tsx';

const t = exchangeText.sources;

export const sourcesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/sources',
  staticData: {
    page: {
      title: t.title,
      access: listSources.access,
      menu: 'settings',
      alsoCalled: 'OA 接口 webhook 机构对应 回执推送 lyxt',
    },
  },
  validateSearch: z.object({
    /** The source that is open in the drawer, and which part of it. */
    source: one(z.uuid()),
    part: one(z.enum(['organisations', 'pushes'])),
  }),
  component: SourcesPage,
});

function SourcesPage() {
  const { source: openId, part = 'organisations' } = sourcesRoute.useSearch();
  const navigate = sourcesRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery(apiQuery(listSources, { query: { fondsId: only?.id } }));
  const [creating, setCreating] = useState(false);
  const open = answer.data?.find(({ id }) => id === openId);
  const create = (
    <MayButton access={createSource.access} type="primary" onClick={() => setCreating(true)}>
      {t.create}
    </MayButton>
  );
  return (
    <div className="page">
      <PageHead title={t.title} actions={create} />
      <DataList
        name="sources"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        empty={{ title: t.empty }}
      />
      {open && (
        <SourceDrawer
          source={open}
          part={part}
          onPart={(next) =>
            void navigate({ search: (search) => ({ ...search, part: next }), replace: true })
          }
          onClose={() => void navigate({ search: {}, state: true })}
        />
      )}
      {creating && <CreateSourceDialog onClose={() => setCreating(false)} />}
    </div>
  );
}

/** A figure that opens what it counts. */
function toPart(source: SourceSystem, part: 'organisations' | 'pushes', value: number) {
  if (value === 0) return '0';
  return (
    <Link to="." search={{ source: source.id, part }}>
      {count(value)}
    </Link>
  );
}

const columns: readonly ListColumn<SourceSystem>[] = [
  {
    key: 'name',
    title: t.columns.name,
    render: (_, { id, name }) => (
      <Link to="." search={{ source: id }}>
        {name}
      </Link>
    ),
  },
  {
    key: 'code',
    title: t.columns.code,
    width: 110,
    render: (_, { code }) => <span className="code">{code}</span>,
  },
  { key: 'fonds', title: t.columns.fonds, width: 80, dataIndex: 'fondsCode' },
  {
    key: 'state',
    title: t.columns.state,
    width: 110,
    render: (_, { state, tokenId }) =>
      state === 'open' && tokenId === null ? (
        <StateTag tone="waiting">{t.withoutToken}</StateTag>
      ) : (
        <StateTag tone={state === 'open' ? 'done' : 'ended'}>{t.states[state]}</StateTag>
      ),
  },
  {
    key: 'deliveries',
    title: t.columns.deliveries,
    width: 88,
    align: 'right',
    render: (_, { id, deliveries }) => (
      <Link to="/capture/deliveries" search={{ sourceId: id }}>
        {count(deliveries)}
      </Link>
    ),
  },
  {
    key: 'unmapped',
    title: t.columns.unmapped,
    width: 88,
    align: 'right',
    render: (_, source) => toPart(source, 'organisations', source.unmapped),
  },
  {
    key: 'dead',
    title: t.columns.dead,
    width: 88,
    align: 'right',
    render: (_, source) => toPart(source, 'pushes', source.deadPushes),
  },
  {
    key: 'last',
    title: t.columns.last,
    width: 152,
    render: (_, { lastDeliveryAt }) => instantText(lastDeliveryAt) || t.never,
  },
];
