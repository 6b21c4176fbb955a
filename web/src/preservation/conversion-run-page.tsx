import {
  exportConversions,
  getConversionRun,
  reviewConversion,
} from '@lantai/contract/preservation/conversion.api.ts';
import { type ConversionRun, conversionState } from '@lantai/contract/preservation/conversion.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Button, Descriptions, Flex, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { conversionText } from './conversion.text.ts';
import { ConversionsList } from './conversions-list.tsx';
import { ReviewConversionDialog } from './review-conversion-dialog.tsx';

const t = conversionText.runs;

export const conversionRunRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/conversions/$runId',
  validateSearch: z.object({
    state: one(conversionState),
    verdict: one(z.enum(['same', 'near', 'differs', 'not-compared'])),
    after: one(z.string()),
  }),
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getConversionRun, { params })),
  staticData: {
    page: {
      title: conversionText.title,
      access: getConversionRun.access,
      under: '/preservation/formats',
    },
  },
  component: ConversionRunPage,
});

/** The report of one conversion: its facts, its figures, and every file behind them. */
function ConversionRunPage() {
  const params = conversionRunRoute.useParams();
  const search = conversionRunRoute.useSearch();
  const { data: run } = useSuspenseQuery({
    ...apiQuery(getConversionRun, { params }),
    refetchInterval: ({ state: { data } }) => (data && data.waiting > 0 ? 1500 : false),
  });
  const [reviewing, setReviewing] = useState(false);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={`${conversionText.title} ${instantText(run.askedAt)}`}
        actions={
          <>
            <Button href={apiAddress(exportConversions, { params })} download>
              {t.report}
            </Button>
            <Link to="/print/conversion/$runId" params={params} target="_blank">
              <Button>{t.print}</Button>
            </Link>
            <MayButton
              access={reviewConversion.access}
              because={hindrance(run)}
              onClick={() => setReviewing(true)}
            >
              {t.review}
            </MayButton>
          </>
        }
      />
      <RunProgress run={run} />
      <RunFacts run={run} />
      <ConversionsList runId={run.id} search={search} refetches={run.waiting > 0} />
      {reviewing && <ReviewConversionDialog run={run} onClose={() => setReviewing(false)} />}
    </Flex>
  );
}

function hindrance({ waiting, reviewedAt }: ConversionRun): string | undefined {
  if (waiting > 0) return t.notEnded;
  return reviewedAt ? t.reviewedAlready : undefined;
}

function RunProgress({ run }: { run: ConversionRun }) {
  const job = useJob(run.jobId ?? undefined);
  if (!job || job.state === 'done') return null;
  return (
    <section aria-live="polite">
      <JobProgress job={job} />
      {run.waiting > 0 && <Typography.Text type="secondary">{t.running}</Typography.Text>}
    </section>
  );
}

function RunFacts({ run }: { run: ConversionRun }) {
  const items = [
    { key: 'askedBy', label: t.askedBy, children: run.askedByName },
    { key: 'authority', label: t.authority, children: run.authority ?? '—' },
    { key: 'department', label: t.department, children: run.department ?? '—' },
    { key: 'sources', label: t.sources, children: run.sourceFormats.join('、') },
    { key: 'targets', label: t.targets, children: run.targetFormats.join('、') },
    { key: 'tools', label: t.tools, children: run.tools.join('、') },
    { key: 'from', label: t.from, children: instantText(run.startedAt) },
    { key: 'to', label: t.to, children: instantText(run.endedAt) },
    { key: 'rule', label: conversionText.rule, children: run.formatRule },
    { key: 'files', label: t.files, children: <RunFigures run={run} /> },
    { key: 'before', label: t.before, children: byteText(run.bytesBefore) },
    { key: 'after', label: t.after, children: byteText(run.bytesAfter) },
    {
      key: 'reviewed',
      label: t.reviewed,
      children: run.reviewedByName
        ? `${run.reviewedByName}，${instantText(run.reviewedAt)}：${run.reviewNote ?? ''}`
        : t.unreviewed,
    },
  ];
  return <Descriptions size="small" bordered column={3} items={items} />;
}

/** Every number opens its files in the list below. */
function RunFigures({ run }: { run: ConversionRun }) {
  const states = ['done', 'failed', 'waiting'] as const;
  return (
    <Flex gap="0 12px" wrap>
      <Link to="/preservation/conversions/$runId" params={{ runId: run.id }} search={{}}>
        {count(run.files)}
      </Link>
      {states.map((state) => (
        <Link
          key={state}
          to="/preservation/conversions/$runId"
          params={{ runId: run.id }}
          search={{ state }}
        >
          {t[state]} {count(run[state])}
        </Link>
      ))}
      <Link
        to="/preservation/conversions/$runId"
        params={{ runId: run.id }}
        search={{ verdict: 'differs' }}
      >
        {t.differing} {count(run.differing)}
      </Link>
    </Flex>
  );
}
