import {
  acceptRecords,
  getSubmission,
  returnRecords,
} from '@lantai/contract/collection/collection.api.ts';
import type { SubmissionDetail } from '@lantai/contract/collection/submission.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { BatchCheck } from './batch-check.tsx';
import { collectionText } from './collection.text.ts';
import { isChecking } from './is-checking.ts';
import { afterDecisions } from './refreshed-reads.ts';
import { ReturnDialog } from './return-dialog.tsx';
import { SubmissionItems } from './submission-items.tsx';
import { SubmissionStateTag } from './submission-state.tsx';

const t = collectionText.submission;

export const submissionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/submissions/$submissionId',
  validateSearch: z.object({ show: one(z.enum(['waiting', 'failed', 'accepted', 'returned'])) }),
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getSubmission, { params })),
  staticData: {
    page: {
      title: collectionText.submissions.title,
      access: getSubmission.access,
      under: '/collection/submissions',
    },
  },
  component: SubmissionPage,
});

/** One batch: what was handed over, what the checks found, and accept or return. */
function SubmissionPage() {
  const params = submissionRoute.useParams();
  const { show } = submissionRoute.useSearch();
  const { data: batch } = useSuspenseQuery({
    ...apiQuery(getSubmission, { params }),
    refetchInterval: ({ state: { data } }) => (data && isChecking(data) ? 1500 : false),
  });
  const [selected, setSelected] = useState<readonly string[]>([]);
  const { name, state, kind, departmentName, submittedByName, submittedAt, listSm3 } = batch;
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={name}
        note={
          <Flex gap="2px 16px" wrap component="span">
            <SubmissionStateTag state={state} />
            <span>
              {collectionText.submissions.kinds[kind]} · {departmentName} · {submittedByName} ·{' '}
              {instantText(submittedAt)}
            </span>
            <span>
              {t.digest}{' '}
              <Typography.Text copyable={{ text: listSm3 }} className="code">
                {listSm3.slice(0, 12)}…
              </Typography.Text>
            </span>
            {isChecking(batch) && <span role="status">{t.running}</span>}
          </Flex>
        }
        actions={<BatchActions batch={batch} selected={selected} onDone={() => setSelected([])} />}
      />
      <BatchCheck batch={batch} selected={selected} />
      <SubmissionItems batch={batch} show={show} selected={selected} onSelect={setSelected} />
    </Flex>
  );
}

type ActionsProps = {
  readonly batch: SubmissionDetail;
  readonly selected: readonly string[];
  readonly onDone: () => void;
};

function BatchActions({ batch, selected, onDone }: ActionsProps) {
  const [returning, setReturning] = useState(false);
  const { id: submissionId, state } = batch;
  const params = { submissionId };
  const accept = useApiCommand(acceptRecords, {
    refreshes: afterDecisions,
    says: t.accepted,
    saysProblem: true,
    onDone,
  });
  const hindrance = hindranceOf(batch, selected);
  return (
    <>
      <Link to="/print-submission/$submissionId" params={params} target="_blank">
        <Button>{t.print}</Button>
      </Link>
      {state === 'checking' && (
        <>
          <MayButton
            access={returnRecords.access}
            because={hindrance.any}
            onClick={() => setReturning(true)}
          >
            {t.return(count(selected.length))}
          </MayButton>
          <MayButton
            access={acceptRecords.access}
            type="primary"
            because={hindrance.any ?? hindrance.accepting}
            loading={accept.isPending}
            onClick={() => accept.mutate({ params, body: { recordIds: [...selected] } })}
          >
            {t.accept(count(selected.length))}
          </MayButton>
        </>
      )}
      {returning && (
        <ReturnDialog
          batch={batch}
          recordIds={selected}
          onClose={() => setReturning(false)}
          onDone={() => {
            setReturning(false);
            onDone();
          }}
        />
      )}
    </>
  );
}

/** What stands in the way besides the right to it, said before it is tried. */
function hindranceOf(batch: SubmissionDetail, selected: readonly string[]) {
  const chosen = batch.itemList.filter(({ recordId }) => selected.includes(recordId));
  const any = batch.isOwn
    ? t.own
    : isChecking(batch)
      ? t.unchecked
      : chosen.length === 0
        ? t.choose
        : undefined;
  const accepting = chosen.some(({ verdict }) => verdict === 'failed')
    ? t.hasFailed
    : chosen.some(({ verdict }) => verdict === 'waiting')
      ? t.unsigned
      : undefined;
  return { any, accepting };
}
