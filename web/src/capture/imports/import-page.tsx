import { getImport, type ImportRun } from '@lantai/contract/capture/capture.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Flex } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { captureText } from '../capture.text.ts';
import { FindingsList } from './findings-list.tsx';
import { ImportFigures } from './import-figures.tsx';
import { ImportHeadings } from './import-headings.tsx';
import { ImportState, isRunning } from './import-state.tsx';

const t = captureText.imports;

export const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/imports/$importId',
  validateSearch: z.object({ rule: one(z.string()), after: one(z.string()) }),
  loader: ({ context, params }) => context.queries.ensureQueryData(apiQuery(getImport, { params })),
  staticData: {
    page: { title: t.title, access: getImport.access, under: '/capture/imports' },
  },
  component: ImportPage,
});

function ImportPage() {
  const params = importRoute.useParams();
  const { data: run } = useSuspenseQuery({
    ...apiQuery(getImport, { params }),
    refetchInterval: ({ state: { data } }) => (data && isRunning(data) ? 1500 : false),
  });
  const running = isRunning(run);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={run.fileName}
        note={
          <Flex gap={12}>
            <ImportState run={run} />
            {run.fondsCode} · {instantText(run.askedAt)} · {run.askedByName}
          </Flex>
        }
        actions={!running && <ImportAgain run={run} />}
      />
      <ImportProgress run={run} />
      {run.dryRun && !running && <Alert type="info" showIcon title={t.dryRunDone} />}
      <ImportFigures run={run} />
      <ImportHeadings run={run} />
      {run.rowsRead !== null && <FindingsList run={run} />}
    </Flex>
  );
}

/** The files of a check are still in the form; those of an import are not needed again. */
function ImportAgain({ run }: { run: ImportRun }) {
  const navigate = useNavigate();
  return (
    <Button
      type={run.dryRun ? 'primary' : 'default'}
      onClick={() => void navigate({ to: '/capture/imports' })}
    >
      {run.dryRun ? t.dryRunNext : t.again}
    </Button>
  );
}

/** Shown while it runs and where it broke off, with cancel and resume; a finished one has figures. */
function ImportProgress({ run }: { run: ImportRun }) {
  const job = useJob(run.jobId ?? undefined);
  if (!job || job.state === 'done') return null;
  return (
    <section aria-live="polite">
      <JobProgress job={job} />
      {isRunning(run) && t.running}
    </section>
  );
}
