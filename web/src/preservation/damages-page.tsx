import { getStore } from '@lantai/contract/preservation/copies.api.ts';
import { listDamages } from '@lantai/contract/preservation/damage.api.ts';
import {
  damageKind,
  damageKindNames,
  damageState,
  damageStateNames,
  type StoreDamage,
} from '@lantai/contract/preservation/damage.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Checkbox, Flex, Select, Tag } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { damageText as t } from './damage.text.ts';
import { DamageDetail } from './damage-detail.tsx';
import { DamageStanding } from './damage-standing.tsx';

export const damagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/damages',
  validateSearch: z.object({
    state: one(damageState),
    kind: one(damageKind),
    place: one(z.union([z.literal('store'), z.uuid()])),
    agencyId: one(z.uuid()),
    inspectionId: one(z.uuid()),
    lost: one(z.enum(['true'])),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listDamages.access,
      menu: 'keeping',
      alsoCalled: '损坏 修复 位翻转 缺失 丢失 ccsh',
    },
  },
  component: DamagesPage,
});

/** The one list of what was found damaged in the store and its copies, and of what became of it. */
function DamagesPage() {
  const query = damagesRoute.useSearch();
  const navigate = damagesRoute.useNavigate();
  const answer = useQuery({
    ...apiQuery(listDamages, { query }),
    placeholderData: keepPreviousData,
    refetchInterval: 5000,
  });
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      <DataList
        name="damages"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        total={answer.data?.length}
        filters={<Filters />}
        onClearFilters={isFiltered ? () => void navigate({ search: {} }) : undefined}
        empty={{ title: isFiltered ? t.emptyFiltered : t.empty }}
        expandable={{ expandedRowRender: (damage) => <DamageDetail damage={damage} /> }}
      />
    </Flex>
  );
}

function Filters() {
  const search = damagesRoute.useSearch();
  const navigate = damagesRoute.useNavigate();
  const choose = (changed: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...changed } });
  const { data: store } = useQuery(apiQuery(getStore, {}));
  return (
    <>
      <Select
        allowClear
        placeholder={t.filters.state}
        value={search.state}
        options={damageState.options.map((value) => ({ value, label: damageStateNames[value] }))}
        onChange={(state) => choose({ state })}
        style={{ width: 120 }}
      />
      <Select
        allowClear
        placeholder={t.filters.kind}
        value={search.kind}
        options={damageKind.options.map((value) => ({ value, label: damageKindNames[value] }))}
        onChange={(kind) => choose({ kind })}
        style={{ width: 120 }}
      />
      <Select
        allowClear
        placeholder={t.filters.place}
        value={search.place}
        options={[
          { value: 'store', label: t.store },
          ...(store?.copies ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(place) => choose({ place })}
        style={{ width: 140 }}
      />
      <Checkbox
        checked={search.lost === 'true'}
        onChange={({ target }) => choose({ lost: target.checked ? 'true' : undefined })}
      >
        {t.filters.lost}
      </Checkbox>
      {search.inspectionId && (
        <Tag closable onClose={() => choose({ inspectionId: undefined })}>
          {t.filters.ofInspection}
        </Tag>
      )}
    </>
  );
}

const columns: readonly ListColumn<StoreDamage>[] = [
  {
    key: 'object',
    title: t.columns.object,
    render: (_, damage) => <Of damage={damage} />,
  },
  { key: 'place', title: t.columns.place, width: 110, dataIndex: 'placeName' },
  {
    key: 'faults',
    title: t.columns.faults,
    width: 280,
    render: (_, { faults: [first, ...more] }) =>
      first && (
        <span>
          {damageKindNames[first.kind]}{' '}
          <span className="code breaks">{first.path || first.expected}</span>{' '}
          {more.length > 0 && t.more(count(more.length + 1))}
        </span>
      ),
  },
  {
    key: 'found',
    title: t.columns.found,
    width: 140,
    render: (_, { foundAt }) => instantText(foundAt),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 300,
    render: (_, damage) => <DamageStanding damage={damage} damageId={damage.id} />,
  },
];

function Of({
  damage: { recordId, recordNumber, recordTitle, objectId },
}: {
  damage: StoreDamage;
}) {
  if (!(recordId && recordNumber)) return <span className="code breaks">{objectId}</span>;
  return (
    <Link to="/records/$recordId" params={{ recordId }}>
      <span className="code">{recordNumber}</span> {recordTitle}
    </Link>
  );
}
