import {
  approveSchedule,
  confirmSchedule,
  editSchedule,
  endorseSchedule,
  getSchedule,
  listSchedules,
  returnSchedule,
  submitSchedule,
} from '@lantai/contract/classification/classification.api.ts';
import {
  type Schedule,
  type ScheduleAction,
  scheduleAfter,
  scheduleStateNames,
} from '@lantai/contract/classification/fonds.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { classificationText } from '../classification.text.ts';
import { ApproveScheduleDialog } from './approve-schedule-dialog.tsx';
import { ReturnScheduleDialog } from './return-schedule-dialog.tsx';

const t = classificationText.schedules;

type Props = { readonly schedule: Schedule; readonly onEdit: () => void };

/** The steps of a schedule's life; each says what stands in its way. */
export function ScheduleActions({ schedule, onEdit }: Props) {
  const [open, setOpen] = useState<'approve' | 'return'>();
  const submit = useApiCommand(submitSchedule, {
    refreshes: [listSchedules, getSchedule],
    says: t.submitted,
    saysProblem: true,
  });
  const confirm = useApiCommand(confirmSchedule, {
    refreshes: [listSchedules, getSchedule, getWorkbench],
    says: t.confirmed,
    saysProblem: true,
  });
  const endorse = useApiCommand(endorseSchedule, {
    refreshes: [listSchedules, getSchedule, getWorkbench],
    says: t.endorsed,
    saysProblem: true,
  });
  const because = (action: ScheduleAction) =>
    scheduleAfter(schedule.state, action)
      ? undefined
      : t.because.state(scheduleStateNames[schedule.state]);
  const close = () => setOpen(undefined);

  return (
    <>
      <MayButton access={editSchedule.access} because={because('edit')} onClick={onEdit}>
        {t.edit}
      </MayButton>
      <MayButton
        access={submitSchedule.access}
        because={because('submit') ?? (schedule.items === 0 ? t.because.empty : undefined)}
        loading={submit.isPending}
        onClick={() => submit.mutate({ params: { scheduleId: schedule.id } })}
      >
        {t.submit}
      </MayButton>
      <MayButton
        access={confirmSchedule.access}
        because={because('confirm')}
        loading={confirm.isPending}
        onClick={() => confirm.mutate({ params: { scheduleId: schedule.id } })}
      >
        {t.confirm}
      </MayButton>
      <MayButton
        access={endorseSchedule.access}
        because={because('endorse')}
        loading={endorse.isPending}
        onClick={() => endorse.mutate({ params: { scheduleId: schedule.id } })}
      >
        {t.endorse}
      </MayButton>
      <MayButton
        access={returnSchedule.access}
        because={because('return')}
        onClick={() => setOpen('return')}
      >
        {t.return}
      </MayButton>
      <MayButton
        type="primary"
        access={approveSchedule.access}
        because={because('approve')}
        onClick={() => setOpen('approve')}
      >
        {t.approve}
      </MayButton>
      {open === 'approve' && <ApproveScheduleDialog schedule={schedule} onClose={close} />}
      {open === 'return' && <ReturnScheduleDialog schedule={schedule} onClose={close} />}
    </>
  );
}
