import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { archiveSignatureText } from '@lantai/contract/preservation/archive-signature.ts';
import { packageProfileNames } from '@lantai/contract/preservation/package-profile.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { getTransfer } from '@lantai/contract/transfer/transfer.api.ts';
import { hasPackage, transferKindNames } from '@lantai/contract/transfer/transfer-batch.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Descriptions, Flex } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { JobProgress } from '#platform/job-progress.tsx';
import { useJob } from '#platform/jobs.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { SelfTestResults } from './self-test-results.tsx';
import { transferText } from './transfer.text.ts';
import { TransferActions } from './transfer-actions.tsx';
import { TransferItems } from './transfer-items.tsx';
import { TransferStateTag } from './transfer-state.tsx';
import { TransferSteps } from './transfer-steps.tsx';
import '#platform/list/data-list.css';

const t = transferText.batch;

export const transferRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/transfer/batches/$batchId',
  validateSearch: z.object({ after: one(z.string()) }),
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getTransfer, { params })),
  staticData: {
    page: {
      title: transferText.batches.title,
      access: getTransfer.access,
      under: '/transfer/batches',
    },
  },
  component: TransferPage,
});

export type Batch = ReplyOf<typeof getTransfer>;

/** One batch: where it stands, what can be done now, its list, its test and what has happened. */
function TransferPage() {
  const params = transferRoute.useParams();
  const { data: batch } = useSuspenseQuery(apiQuery(getTransfer, { params }));
  const job = useJob(batch.jobId ?? undefined);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={batch.number}
        note={
          <>
            <TransferStateTag state={batch.state} /> {transferKindNames[batch.kind]}
          </>
        }
        actions={<TransferActions batch={batch} />}
      />
      {job && job.state !== 'done' && <JobProgress job={job} />}
      <BatchFacts batch={batch} />
      {batch.selfTest && <SelfTestResults test={batch.selfTest} />}
      <TransferSteps batch={batch} />
      <TransferItems batch={batch} />
    </Flex>
  );
}

function BatchFacts({ batch }: { batch: Batch }) {
  const f = t.facts;
  const archiveCode = batch.archiveCode === null ? '' : `（${batch.archiveCode}）`;
  const items = [
    { key: 'archive', label: f.archive, children: `${batch.archiveName}${archiveCode}` },
    { key: 'fonds', label: f.fonds, children: `${batch.fondsCode} ${batch.fondsName}` },
    {
      key: 'years',
      label: f.years,
      children: transferText.batches.years(batch.yearFrom, batch.yearTo),
    },
    { key: 'retention', label: f.retention, children: shownRetention(batch.retention) },
    { key: 'agreedOn', label: f.agreedOn, children: batch.agreedOn },
    {
      key: 'items',
      label: f.items,
      children:
        batch.paperItems > 0
          ? `${count(batch.items)}（${f.paper} ${count(batch.paperItems)}）`
          : count(batch.items),
    },
    {
      key: 'codes',
      label: f.codes,
      span: 2,
      children: (
        <span className="code">{transferText.sheet.range(batch.firstCode, batch.lastCode)}</span>
      ),
    },
    {
      key: 'files',
      label: f.files,
      children: `${count(batch.files)}，${byteText(batch.bytes)}`,
    },
    { key: 'label', label: f.label, children: <span className="code">{batch.label}</span> },
    ...(hasPackage(batch.kind)
      ? [{ key: 'profile', label: f.profile, children: packageProfileNames[batch.profile] }]
      : []),
    ...packageFacts(batch),
    ...(batch.note ? [{ key: 'note', label: f.note, children: batch.note, span: 2 }] : []),
  ];
  return <Descriptions size="small" bordered column={2} items={items} />;
}

function packageFacts({ package: made }: Batch) {
  if (!made) return [];
  const { round, files, bytes, packedAt, sm3, signature } = made;
  return [
    {
      key: 'package',
      label: t.facts.package,
      span: 2,
      children: t.ofPackage(round, count(files), byteText(bytes), instantText(packedAt)),
    },
    {
      key: 'digest',
      label: t.facts.digest,
      span: 2,
      children: <span className="code">{sm3}</span>,
    },
    {
      key: 'signature',
      label: t.facts.signature,
      span: 2,
      children: signature ? archiveSignatureText(signature) : t.beforeSigning,
    },
  ];
}
