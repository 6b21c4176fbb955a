import { listInspections } from '@lantai/contract/preservation/fixity.api.ts';
import {
  type FixityRun,
  inspectionCauseNames,
  inspectionKindNames,
} from '@lantai/contract/preservation/fixity.ts';
import { startInspection } from '@lantai/contract/quality/inspection.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Empty, Flex } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { inspectionText as t } from './inspection.text.ts';
import { InspectionStandingCard } from './inspection-standing.tsx';
import { shareOf, sumOfChecks } from './share-of.ts';
import { StartInspectionDialog } from './start-inspection-dialog.tsx';

export const inspectionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/inspections',
  staticData: {
    page: {
      title: t.title,
      access: listInspections.access,
      menu: 'keeping',
      alsoCalled: '固化信息 摘要 完整性 抽检 全面检测 四性 ghxxxj',
    },
  },
  component: InspectionsPage,
});

function InspectionsPage() {
  const { only } = useFonds();
  const [starting, setStarting] = useState(false);
  return (
    <div className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <MayButton
            type="primary"
            access={startInspection.access}
            because={only ? undefined : t.chooseFonds}
            onClick={() => setStarting(true)}
          >
            {t.start}
          </MayButton>
        }
      />
      {only ? <OfAgency agencyId={only.agencyId} /> : <Empty description={t.chooseFonds} />}
      {starting && only && (
        <StartInspectionDialog fonds={only} onClose={() => setStarting(false)} />
      )}
    </div>
  );
}

function OfAgency({ agencyId }: { agencyId: string }) {
  const answer = useQuery({
    ...apiQuery(listInspections, { query: { agencyId } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.runs.some(
        ({ endedAt, checks }) => endedAt === null || checks.some(({ isOver }) => !isOver),
      )
        ? 1500
        : false,
  });
  return (
    <Flex vertical gap={12}>
      <InspectionStandingCard agencyId={agencyId} />
      <DataList
        name="inspections"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.runs}
        total={answer.data?.runs.length}
        empty={{ title: t.empty }}
      />
    </Flex>
  );
}

const c = t.columns;

function placesRead(places: FixityRun['places']): string {
  const missed = places.filter(({ missedBecause }) => missedBecause !== null).length;
  return missed > 0
    ? t.places.missedOf(count(missed), count(places.length))
    : t.places.all(count(places.length));
}

const columns: readonly ListColumn<FixityRun>[] = [
  {
    key: 'askedAt',
    title: c.askedAt,
    width: 138,
    render: (_, { id, askedAt }) => (
      <Link to="/preservation/inspections/$runId" params={{ runId: id }}>
        {instantText(askedAt)}
      </Link>
    ),
  },
  {
    key: 'kind',
    title: c.kind,
    width: 84,
    render: (_, { kind, percent }) =>
      kind === 'full'
        ? inspectionKindNames[kind]
        : `${inspectionKindNames[kind]} ${percent}${t.ofHundred}`,
  },
  {
    key: 'cause',
    title: c.cause,
    width: 112,
    render: (_, { cause }) => inspectionCauseNames[cause],
  },
  {
    key: 'scope',
    title: c.scope,
    width: 90,
    render: (_, { fondsCode, year }) => [fondsCode ?? t.everything, year].filter(Boolean).join(' '),
  },
  {
    key: 'drawn',
    title: c.drawn,
    width: 92,
    align: 'right',
    render: (_, { drawn, population }) => t.drawnOf(count(drawn), count(population)),
  },
  {
    key: 'places',
    title: c.places,
    width: 110,
    render: (_, { places }) => placesRead(places),
  },
  {
    key: 'bytes',
    title: c.bytes,
    width: 72,
    align: 'right',
    render: (_, run) => byteText(run.bytes),
  },
  {
    key: 'coverage',
    title: c.coverage,
    width: 70,
    align: 'right',
    render: (_, { checks }) => shareOf(sumOfChecks(checks)).coverage,
  },
  {
    key: 'passed',
    title: c.passed,
    width: 70,
    align: 'right',
    render: (_, { checks }) => shareOf(sumOfChecks(checks)).passed,
  },
  {
    key: 'findings',
    title: c.findings,
    width: 54,
    align: 'right',
    render: (_, { id, findings }) => (
      <Link to="/preservation/inspections/$runId" params={{ runId: id }}>
        {count(findings)}
      </Link>
    ),
  },
  {
    key: 'open',
    title: c.open,
    width: 64,
    align: 'right',
    render: (_, { id, open }) => (
      <Link to="/preservation/damages" search={{ inspectionId: id, state: 'open' }}>
        {count(open)}
      </Link>
    ),
  },
  {
    key: 'endedAt',
    title: c.endedAt,
    width: 134,
    render: (_, { endedAt, done }) => (endedAt ? instantText(endedAt) : t.goneThrough(count(done))),
  },
  { key: 'askedBy', title: c.askedBy, width: 68, dataIndex: 'askedByName' },
];
