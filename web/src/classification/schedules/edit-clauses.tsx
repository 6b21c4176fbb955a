import {
  editSchedule,
  getSchedule,
  listSchedules,
} from '@lantai/contract/classification/classification.api.ts';
import type { Schedule, ScheduleItem } from '@lantai/contract/classification/fonds.ts';
import { Button, Flex, Input, Typography } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { classificationText } from '../classification.text.ts';
import { ClauseGrid } from './clause-grid.tsx';
import { type ClauseRow, clauseOf, faultsOf, rowOf } from './clause-row.ts';

const t = classificationText.schedules;

type Props = {
  readonly schedule: Schedule & { readonly clauses: readonly (ScheduleItem & { id: string })[] };
  readonly onDone: () => void;
};

/** The clauses of a draft, edited as a whole and saved as a whole. */
export function EditClauses({ schedule, onDone }: Props) {
  const [rows, setRows] = useState<readonly ClauseRow[]>(() => schedule.clauses.map(rowOf));
  const [title, setTitle] = useState(schedule.title);
  // Typing goes first; what is wrong follows as soon as there is time.
  const checked = useDeferredValue(rows);
  const faults = useMemo(() => faultsOf(checked), [checked]);
  const edit = useApiCommand(editSchedule, {
    refreshes: [listSchedules, getSchedule],
    says: t.saved,
    onDone,
  });
  const save = () =>
    edit.mutate({
      params: { scheduleId: schedule.id },
      body: { title: title.trim(), clauses: rows.map(clauseOf), rowVersion: schedule.rowVersion },
    });

  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center" className="schedule-bar">
        <Input
          className="clause-filter"
          aria-label={t.title}
          value={title}
          maxLength={100}
          onChange={({ target }) => setTitle(target.value)}
        />
        {faults.size > 0 && (
          <Typography.Text type="danger" role="status">
            {classificationText.clause.faultCount(faults.size)}
          </Typography.Text>
        )}
        <span className="grow" />
        <Button onClick={onDone}>{t.cancel}</Button>
        <Button
          type="primary"
          disabled={faults.size > 0 || checked !== rows || title.trim() === ''}
          loading={edit.isPending}
          onClick={save}
        >
          {t.save}
        </Button>
      </Flex>
      <ProblemNotice problem={edit.error} />
      <ClauseGrid rows={rows} faults={faults} onChange={setRows} />
    </Flex>
  );
}
