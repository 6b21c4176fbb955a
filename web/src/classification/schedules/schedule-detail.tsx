import { getSchedule } from '@lantai/contract/classification/classification.api.ts';
import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { classificationText } from '../classification.text.ts';
import { ClauseTable } from './clause-table.tsx';
import { EditClauses } from './edit-clauses.tsx';
import { ScheduleActions } from './schedule-actions.tsx';
import { ScheduleState } from './schedule-state.tsx';

const t = classificationText.schedules;

type Props = { readonly scheduleId: string; readonly onBack: () => void };

/** One version of a schedule with its clauses, or the clauses as a sheet while they are edited. */
export function ScheduleDetail({ scheduleId, onBack }: Props) {
  const { data, error, refetch } = useQuery(apiQuery(getSchedule, { params: { scheduleId } }));
  const [editing, setEditing] = useState(false);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;

  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center" wrap>
        <Button type="link" className="inline-button" onClick={onBack}>
          {t.back}
        </Button>
        <Typography.Title level={2} className="classification-section">
          {data.title} {t.versionOf(data.version)}
        </Typography.Title>
        <ScheduleState schedule={data} />
        <span className="grow" />
        {!editing && <ScheduleActions schedule={data} onEdit={() => setEditing(true)} />}
      </Flex>
      {data.returnReason && <Alert type="warning" showIcon title={t.returned(data.returnReason)} />}
      <ScheduleFacts schedule={data} />
      {data.confirmations.length > 0 && (
        <Flex gap={12} wrap aria-label={t.confirmations}>
          {data.confirmations.map(({ departmentId, departmentName, confirmedByName }) => (
            <StateTag key={departmentId} tone={confirmedByName ? 'done' : 'waiting'}>
              {confirmedByName
                ? t.confirmedBy(departmentName, confirmedByName)
                : t.unconfirmed(departmentName)}
            </StateTag>
          ))}
        </Flex>
      )}
      {editing ? (
        <EditClauses schedule={data} onDone={() => setEditing(false)} />
      ) : (
        <ClauseTable clauses={data.clauses} source={data.source} />
      )}
    </Flex>
  );
}

function ScheduleFacts({ schedule }: { schedule: Schedule }) {
  const { agencyName, source, effectiveFrom, effectiveTo, approvalNumber } = schedule;
  const period = effectiveTo ? `${effectiveFrom} ${t.until} ${effectiveTo}` : effectiveFrom;
  const items = [
    { key: 'agency', label: t.agency, children: agencyName ?? t.national },
    { key: 'source', label: t.source, children: source },
    { key: 'clauses', label: t.clauses, children: t.clauseCount(count(schedule.items)) },
    { key: 'compiledBy', label: t.compiledBy, children: schedule.compiledByName },
    { key: 'endorsedBy', label: t.endorsedBy, children: schedule.endorsedByName },
    { key: 'approvedBy', label: t.approvedBy, children: schedule.approvedByName },
    { key: 'number', label: t.number, children: approvalNumber },
    { key: 'effective', label: t.effective, children: period },
  ].filter(({ children }) => children !== null);
  return <Descriptions size="small" column={4} items={items} />;
}
