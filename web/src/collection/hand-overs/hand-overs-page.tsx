import { type HandOver, handOverPartNames } from '@lantai/contract/collection/hand-over.ts';
import {
  drawUpHandOver,
  listHandOvers,
  signHandOver,
} from '@lantai/contract/collection/hand-overs.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Flex, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { DrawUpDialog } from './draw-up-dialog.tsx';
import { handOversText as t } from './hand-overs.text.ts';
import { type Section, sectionsOf } from './sheet-sections.ts';

export const handOversRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/hand-overs',
  validateSearch: z.object({ person: one(z.uuid()) }),
  staticData: {
    page: {
      title: t.title,
      access: listHandOvers.access,
      menu: 'hand-over',
      alsoCalled: t.alsoCalled,
    },
  },
  component: HandOversPage,
});

const signature = (at: Date | null) =>
  at ? (
    <StateTag tone="done">{instantText(at)}</StateTag>
  ) : (
    <StateTag tone="waiting">{t.unsigned}</StateTag>
  );

const columns: ListColumn<HandOver>[] = [
  { key: 'person', title: t.columns.person, dataIndex: 'personName', width: 160 },
  { key: 'successor', title: t.columns.successor, dataIndex: 'successorName', width: 160 },
  {
    key: 'things',
    title: t.columns.things,
    align: 'right',
    width: 90,
    render: (_, { things }) => count(things.length),
  },
  { key: 'at', title: t.columns.at, render: (_, { drawnUpAt }) => instantText(drawnUpAt) },
  {
    key: 'handed',
    title: t.columns.handed,
    width: 170,
    render: (_, { handedSignedAt }) => signature(handedSignedAt),
  },
  {
    key: 'taken',
    title: t.columns.taken,
    width: 170,
    render: (_, { takenSignedAt }) => signature(takenSignedAt),
  },
  {
    key: 'action',
    title: t.columns.action,
    width: 130,
    render: (_, handOver) => (
      <Flex gap={12} align="center">
        <SignButton handOver={handOver} />
        <Link
          to="/print-hand-over/$handOverId"
          params={{ handOverId: handOver.id }}
          target="_blank"
        >
          {t.print}
        </Link>
      </Flex>
    ),
  },
];

function HandOversPage() {
  const { only } = useFonds();
  const { person } = handOversRoute.useSearch();
  const navigate = handOversRoute.useNavigate();
  const [drawing, setDrawing] = useState(false);
  const answer = useQuery({
    ...apiQuery(listHandOvers, { query: { personId: person } }),
    placeholderData: keepPreviousData,
  });
  const button = (
    <MayButton
      type="primary"
      access={drawUpHandOver.access}
      because={only ? undefined : t.chooseFonds}
      onClick={() => setDrawing(true)}
    >
      {t.drawUp}
    </MayButton>
  );
  const clear = () => void navigate({ search: { person: undefined } });
  return (
    <div className="page">
      <PageHead title={t.title} actions={button} />
      <DataList
        name="hand-overs"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        empty={{ title: t.empty }}
        filters={
          person && (
            <Tag closable onClose={clear}>
              {t.person}：{answer.data?.[0]?.personName ?? ''}
            </Tag>
          )
        }
        onClearFilters={person ? clear : undefined}
        expandable={{ expandedRowRender: (list) => <Parts list={list} /> }}
      />
      {drawing && only && (
        <DrawUpDialog agencyId={only.agencyId} onClose={() => setDrawing(false)} />
      )}
    </div>
  );
}

/** The list on the page: the parts that have lines, the rest by name. */
function Parts({ list }: { list: HandOver }) {
  const sections = sectionsOf(list);
  const empty = sections.filter(({ lines }) => lines.length === 0);
  return (
    <Flex vertical gap={8}>
      {sections
        .filter(({ lines }) => lines.length > 0)
        .map((section) => (
          <PartTable key={section.part} section={section} />
        ))}
      {empty.length > 0 && (
        <Typography.Text type="secondary">
          {empty
            .map(
              ({ part, note }) =>
                `${handOverPartNames[part]}：${t.none}${note ? `（${note}）` : ''}`,
            )
            .join('　')}
        </Typography.Text>
      )}
      <Typography.Text type="secondary" className="code">
        SM3 {list.sm3}
      </Typography.Text>
      {!list.isIntact && <StateTag tone="failed">{t.unlike}</StateTag>}
    </Flex>
  );
}

function PartTable({ section: { part, columns: heads, lines, note } }: { section: Section }) {
  return (
    <div>
      <Typography.Text strong>{handOverPartNames[part]}</Typography.Text>{' '}
      {note && <Typography.Text type="secondary">{note}</Typography.Text>}
      <Table
        size="small"
        pagination={false}
        rowKey={({ place }) => place}
        columns={heads.map(({ title, width }, column) => ({
          key: title,
          title,
          width: width * 4,
          render: (_, { line }: { line: readonly string[] }) => line[column],
        }))}
        dataSource={lines.map((line, place) => ({ line, place }))}
      />
    </div>
  );
}

function SignButton({ handOver: { id, canSign } }: { handOver: HandOver }) {
  const sign = useApiCommand(signHandOver, {
    refreshes: [listHandOvers],
    says: t.signed,
    saysProblem: true,
  });
  return (
    <MayButton
      size="small"
      access={signHandOver.access}
      because={canSign ? undefined : t.notYours}
      loading={sign.isPending}
      onClick={() => sign.mutate({ params: { handOverId: id } })}
    >
      {t.sign}
    </MayButton>
  );
}
