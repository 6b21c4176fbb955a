import type { Endpoint } from '@lantai/contract/endpoint.ts';
import { checkItemOf } from '@lantai/contract/quality/check-item.ts';
import type { CheckResultRow } from '@lantai/contract/quality/check-run.ts';
import {
  getCheckReport,
  getRecordResults,
  listCheckedRecords,
  orderRecheck,
} from '@lantai/contract/quality/quality.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer, Flex, Skeleton } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useReturnFocus } from '#platform/return-focus.ts';
import { VerdictTag } from './outcome-tag.tsx';
import { qualityText } from './quality.text.ts';
import { ResultsTable } from './results-table.tsx';

const t = qualityText.results;

/** What is wrong first, and then the standard's order. */
function failedFirst(results: readonly CheckResultRow[]): CheckResultRow[] {
  const rank = ({ outcome }: CheckResultRow) => (outcome === 'failed' ? 0 : 1);
  return results.toSorted((one, other) => rank(one) - rank(other));
}

type Props = {
  readonly runId: string;
  readonly recordId: string;
  /** What else shows the outcome, beside the report. */
  readonly alsoRefreshes?: readonly Endpoint[];
  readonly onClose: () => void;
};

/** What each item found of one record; one of them, or all, can be looked at again. */
export function RecordResultsDrawer({ runId, recordId, alsoRefreshes = [], onClose }: Props) {
  useReturnFocus();
  const answer = useQuery(apiQuery(getRecordResults, { params: { runId, recordId } }));
  const recheck = useApiCommand(orderRecheck, {
    refreshes: [getRecordResults, listCheckedRecords, getCheckReport, ...alsoRefreshes],
    says: t.againDone,
    saysProblem: true,
  });
  const again = (body: { items?: never[] } | object) =>
    recheck.mutate({ params: { runId }, body: { recordId, ...body } });
  const record = answer.data?.record;
  return (
    <Drawer
      open
      size={1180}
      onClose={onClose}
      title={
        record && (
          <Flex gap={12} align="center">
            <span className="code">{record.number}</span>
            {record.title ?? qualityText.records.untitled}
            <VerdictTag verdict={record.verdict} />
          </Flex>
        )
      }
      extra={
        <Flex gap={8} align="center">
          <Link to="/records/$recordId" params={{ recordId }}>
            {t.openRecord}
          </Link>
          <MayButton access={orderRecheck.access} size="small" onClick={() => again({})}>
            {t.again}
          </MayButton>
        </Flex>
      }
    >
      {answer.error && (
        <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {answer.data ? (
        <ResultsTable
          results={failedFirst(answer.data.results)}
          action={({ itemCode }) =>
            checkItemOf(itemCode).mode !== 'manual' && (
              <MayButton
                type="link"
                size="small"
                access={orderRecheck.access}
                onClick={() => again({ items: [itemCode] })}
              >
                {t.again}
              </MayButton>
            )
          }
        />
      ) : (
        !answer.error && <Skeleton active />
      )}
    </Drawer>
  );
}
