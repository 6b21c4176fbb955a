import { downloadAppraisalList, getBatch } from '@lantai/contract/appraisal/appraisal.api.ts';
import {
  type BatchDetail,
  countsFromNames,
  groupPartNames,
} from '@lantai/contract/appraisal/appraisal.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Button, Descriptions, Flex } from 'antd';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { appraisalText } from './appraisal.text.ts';
import { BatchItems } from './batch-items.tsx';
import { CloseBatchButton, ProposeListButton } from './batch-steps.tsx';

const t = appraisalText.batch;

export const batchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appraisal/batches/$batchId',
  loader: ({ context, params }) => context.queries.ensureQueryData(apiQuery(getBatch, { params })),
  staticData: {
    page: {
      title: appraisalText.batches.title,
      access: getBatch.access,
      under: '/appraisal/batches',
    },
  },
  component: BatchPage,
});

/** One batch: its group, what each thinks of each record, what was decided, and what follows from it. */
function BatchPage() {
  const params = batchRoute.useParams();
  const { data: batch } = useSuspenseQuery(apiQuery(getBatch, { params }));
  const { open, closed } = appraisalText.batches;
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={batch.number}
        note={
          <StateTag tone={batch.closedAt ? 'done' : 'running'}>
            {batch.closedAt ? closed : open}
          </StateTag>
        }
        actions={
          <>
            <Button href={apiAddress(downloadAppraisalList, { params })} download>
              {t.export}
            </Button>
            <Link to="/print/appraisal/$batchId" params={params} target="_blank">
              <Button>{t.print}</Button>
            </Link>
            <ProposeListButton batch={batch} />
            <CloseBatchButton batch={batch} />
          </>
        }
      />
      <Facts batch={batch} />
      <BatchItems batch={batch} />
    </Flex>
  );
}

function Facts({ batch }: { batch: BatchDetail }) {
  const f = t.facts;
  const items = [
    { key: 'fonds', label: f.fonds, children: `${batch.fondsCode} ${batch.fondsName}` },
    {
      key: 'expiredBy',
      label: f.expiredBy,
      children: (
        <Flex gap={6}>
          {batch.expiredBy}
          <Basis rule={countsFromNames[batch.countsFrom]} source={batch.source} />
        </Flex>
      ),
    },
    { key: 'basis', label: f.basis, children: batch.basis },
    { key: 'method', label: f.method, children: batch.method },
    {
      key: 'members',
      label: f.members,
      span: 2,
      children: batch.members
        .map(({ name, part }) => t.member(name, groupPartNames[part]))
        .join('、'),
    },
    { key: 'dueOn', label: f.dueOn, children: batch.dueOn },
    {
      key: 'opened',
      label: f.opened,
      children: t.byAt(batch.openedByName ?? '', instantText(batch.openedAt)),
    },
    ...(batch.closedAt
      ? [
          {
            key: 'closed',
            label: f.closed,
            children: t.byAt(batch.closedByName ?? '', instantText(batch.closedAt)),
          },
          { key: 'conclusion', label: f.conclusion, children: batch.conclusion },
        ]
      : []),
  ];
  return <Descriptions size="small" bordered column={2} items={items} />;
}
