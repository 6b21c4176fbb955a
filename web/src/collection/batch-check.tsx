import type { SubmissionDetail } from '@lantai/contract/collection/submission.ts';
import { type CheckCode, checkItemOf } from '@lantai/contract/quality/check-item.ts';
import { gateOf } from '@lantai/contract/quality/check-policy.ts';
import type { CheckReport } from '@lantai/contract/quality/check-run.ts';
import {
  getCheckReport,
  orderRecheck,
  signCheckItems,
} from '@lantai/contract/quality/quality.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useMay } from '#platform/session.ts';
import { coverageOf, percent } from '../quality/report-figures.ts';
import { SignItemsDialog } from '../quality/sign-items-dialog.tsx';
import { collectionText } from './collection.text.ts';
import { isChecking } from './is-checking.ts';
import { afterDecisions } from './refreshed-reads.ts';

const t = collectionText.submission;

type Props = { readonly batch: SubmissionDetail; readonly selected: readonly string[] };

/** What the check of the four properties says of the batch, and what people have to sign. */
export function BatchCheck(props: Props) {
  const may = useMay();
  return may(getCheckReport.access) ? <ShownCheck {...props} /> : null;
}

function ShownCheck({ batch, selected }: Props) {
  const params = { runId: batch.check.runId };
  const answer = useQuery({
    ...apiQuery(getCheckReport, { params }),
    refetchInterval: isChecking(batch) ? 1500 : false,
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  const report = answer.data;
  if (!report) return <Skeleton active paragraph={{ rows: 2 }} />;
  return (
    <section>
      <Flex gap="4px 16px" align="center" wrap>
        <strong>{t.check.title}</strong>
        <Basis rule={t.check.rule} version={report.ruleSet} source="DA/T 70-2018" />
        <Coverage report={report} />
        <Link to="/quality/runs/$runId" params={params}>
          {t.check.report}
        </Link>
        {batch.state !== 'settled' && <Steps {...{ batch, report, selected }} />}
      </Flex>
      <Items title={t.check.failed} report={report} codes={keepingBack(report, 'failed')} />
      <Items title={t.check.waiting} report={report} codes={keepingBack(report, 'waiting')} />
      <Items title={t.check.notRun} report={report} codes={codesOf(report, 'not-run')} />
    </section>
  );
}

function Coverage({ report }: { report: CheckReport }) {
  const { ran, applicable } = coverageOf(report.items);
  return (
    <span>
      {t.check.coverage(percent(ran, applicable), count(ran), count(applicable))}
      {' · '}
      {t.check.verdicts(
        count(report.verdicts.passed ?? 0),
        count(report.verdicts.failed ?? 0),
        count(report.verdicts.waiting ?? 0),
      )}
    </span>
  );
}

type Outcome = 'failed' | 'waiting' | 'not-run';

function codesOf({ items }: CheckReport, outcome: Outcome): CheckCode[] {
  return items.filter(({ counts }) => counts[outcome] > 0).map(({ code }) => code);
}

/** By the policy the check was made by: what only warns stands in the report. */
function keepingBack(report: CheckReport, outcome: Outcome): CheckCode[] {
  return codesOf(report, outcome).filter((code) => gateOf(report.policy, code) === 'block');
}

type ItemsProps = { title: string; report: CheckReport; codes: readonly CheckCode[] };

/** Each opens the records it concerns; what concerns the batch alone stands in the report. */
function Items({ title, report, codes }: ItemsProps) {
  if (codes.length === 0 || report.state === 'checking') return null;
  return (
    <Flex gap="0 12px" wrap>
      <Typography.Text type="secondary">{title}</Typography.Text>
      {codes.map((code) => {
        const { name, scope } = checkItemOf(code);
        return (
          <Link
            key={code}
            to="/quality/runs/$runId"
            params={{ runId: report.id }}
            search={scope === 'record' ? { tab: 'records', item: code } : {}}
          >
            {code} {name}
          </Link>
        );
      })}
    </Flex>
  );
}

type StepsProps = Props & { readonly report: CheckReport };

/** Looked at anew, and signed for with the records that are chosen below as the sample. */
function Steps({ batch, report, selected }: StepsProps) {
  const [signing, setSigning] = useState(false);
  const recheck = useApiCommand(orderRecheck, {
    refreshes: [...afterDecisions, getCheckReport],
    saysProblem: true,
  });
  const because = batch.isOwn ? t.own : isChecking(batch) ? t.unchecked : undefined;
  return (
    <>
      <MayButton
        size="small"
        access={orderRecheck.access}
        because={isChecking(batch) ? t.unchecked : undefined}
        loading={recheck.isPending}
        onClick={() => recheck.mutate({ params: { runId: report.id }, body: {} })}
      >
        {t.recheck}
      </MayButton>
      <MayButton
        size="small"
        access={signCheckItems.access}
        because={because}
        onClick={() => setSigning(true)}
      >
        {t.check.sign(count(selected.length))}
      </MayButton>
      {signing && (
        <SignItemsDialog
          report={report}
          sample={selected}
          alsoRefreshes={afterDecisions}
          labels={
            new Map(
              batch.itemList.map(({ recordId, temporaryNumber, title }) => [
                recordId,
                `${temporaryNumber ?? ''} ${title ?? ''}`,
              ]),
            )
          }
          onClose={() => setSigning(false)}
        />
      )}
    </>
  );
}
