import {
  renumberingFaults,
  renumberingKindNames,
} from '@lantai/contract/arrangement/renumbering.ts';
import {
  getRenumbering,
  type RenumberingDetail,
} from '@lantai/contract/arrangement/renumberings.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Flex } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { renumberingText } from './renumbering.text.ts';
import { RenumberingActions } from './renumbering-actions.tsx';
import { RenumberingFacts } from './renumbering-facts.tsx';
import { RenumberingItems } from './renumbering-items.tsx';

const t = renumberingText.one;

export const renumberingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/renumberings/$renumberingId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getRenumbering, { params })),
  staticData: {
    page: {
      title: renumberingText.title,
      access: getRenumbering.access,
      under: '/arrangement/renumberings',
    },
  },
  component: RenumberingPage,
});

/** A renumbering with every change it makes, and its next step. */
function RenumberingPage() {
  const params = renumberingRoute.useParams();
  const { data: renumbering } = useSuspenseQuery(apiQuery(getRenumbering, { params }));
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title(renumberingKindNames[renumbering.kind])}
        note={renumbering.reason}
        actions={<RenumberingActions renumbering={renumbering} />}
      />
      {renumbering.outOfDate && <Alert type="warning" title={t.outOfDate} />}
      <Faults renumbering={renumbering} />
      {renumbering.state === 'approved' && <Writing jobId={renumbering.jobId} />}
      <RenumberingFacts renumbering={renumbering} />
      <RenumberingItems renumbering={renumbering} />
    </Flex>
  );
}

/** Codes a line names before it counts the rest. */
const NAMED = 8;

function Faults({ renumbering: { faults, fondsId } }: { renumbering: RenumberingDetail }) {
  if (faults.length === 0) return null;
  return (
    <Alert
      type="error"
      title={t.cannot}
      description={
        <ul className="plain-list">
          {faults.map(({ fault, codes, boxes }) => (
            <li key={fault}>
              {renumberingFaults[fault]}：
              <span className="code">
                {t.named(codes.slice(0, NAMED).join('、'), codes.length > NAMED ? codes.length : 0)}
              </span>
              {boxes.map(({ id, classKey, number }) => (
                <span key={id}>
                  {' '}
                  <Link
                    to="/arrangement/boxes/$boxId"
                    params={{ boxId: id }}
                    search={{ fonds: fondsId }}
                  >
                    {t.box(classKey, number)}
                  </Link>
                </span>
              ))}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** How far the objects are written; who may not follow the job sees the count among the facts. */
function Writing({ jobId }: { jobId: string | null }) {
  const job = useJob(jobId ?? undefined);
  return job ? <JobProgress job={job} /> : null;
}
