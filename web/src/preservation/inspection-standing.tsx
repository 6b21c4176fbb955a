import {
  decideInspectionPolicy,
  getInspectionStanding,
} from '@lantai/contract/preservation/fixity.api.ts';
import type { InspectionStanding } from '@lantai/contract/preservation/fixity.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Descriptions, Flex } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { dayText, instantText } from '#platform/times.ts';
import { inspectionText } from './inspection.text.ts';
import { InspectionPolicyDialog } from './inspection-policy-dialog.tsx';

const t = inspectionText.standing;
const p = inspectionText.policy;

/** What the rhythm asks for now, and the policy that it follows. */
export function InspectionStandingCard({ agencyId }: { agencyId: string }) {
  const [deciding, setDeciding] = useState(false);
  const { data, error, refetch } = useQuery(
    apiQuery(getInspectionStanding, { query: { agencyId } }),
  );
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { policy, stored, lastFull, fullDue, lastSample, sampleDue, changed, moved, openDamages } =
    data;
  const { fullMonths, samplePercent, mibPerSecond, fromHour, toHour } = policy.content;
  const items = [
    { key: 'stored', label: t.stored, children: t.records(count(stored)) },
    { key: 'full', label: t.full, children: <Due last={lastFull} due={fullDue} /> },
    { key: 'sample', label: t.sample, children: <Due last={lastSample} due={sampleDue} /> },
    {
      key: 'open',
      label: t.open,
      children: (
        <Link to="/preservation/damages" search={{ state: 'open', agencyId }}>
          {openDamages > 0 ? (
            <StateTag tone="failed">{count(openDamages)}</StateTag>
          ) : (
            count(openDamages)
          )}
        </Link>
      ),
    },
    {
      key: 'policy',
      label: p.title,
      span: 4,
      children: (
        <Flex justify="space-between" align="center" gap={12}>
          <span>
            {p.version(policy.version)}：
            {p.words(fullMonths, samplePercent, mibPerSecond, fromHour, toHour)}
          </span>
          <MayButton
            size="small"
            access={decideInspectionPolicy.access}
            onClick={() => setDeciding(true)}
          >
            {p.change}
          </MayButton>
        </Flex>
      ),
    },
  ];
  return (
    <Flex vertical gap={12}>
      {moved !== null && <Alert type="warning" showIcon title={t.moved(moved)} />}
      {changed !== null && <Alert type="warning" showIcon title={t.changed(changed)} />}
      <Descriptions size="small" bordered column={4} items={items} />
      {deciding && (
        <InspectionPolicyDialog
          agencyId={agencyId}
          policy={policy}
          onClose={() => setDeciding(false)}
        />
      )}
    </Flex>
  );
}

type DueProps = { last: InspectionStanding['lastFull']; due: string | null };

function Due({ last, due }: DueProps) {
  if (due === null) return t.none;
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString();
  return (
    <Flex vertical>
      <span>{last ? t.last(instantText(last)) : t.never}</span>
      {due <= today ? (
        <StateTag tone="failed">{t.overdue(dayText(due))}</StateTag>
      ) : (
        <span>{t.due(dayText(due))}</span>
      )}
    </Flex>
  );
}
