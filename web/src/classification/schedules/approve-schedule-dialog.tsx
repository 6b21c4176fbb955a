import {
  approveSchedule,
  getSchedule,
  listSchedules,
} from '@lantai/contract/classification/classification.api.ts';
import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { classificationText } from '../classification.text.ts';

const t = classificationText.schedules;

type Fields = { approvalNumber: string; effectiveFrom: Dayjs };
type Props = { readonly schedule: Schedule; readonly onClose: () => void };

export function ApproveScheduleDialog({ schedule, onClose }: Props) {
  const approve = useApiCommand(approveSchedule, {
    refreshes: [listSchedules, getSchedule],
    says: t.approved,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={`${t.approve}：${schedule.title} ${t.versionOf(schedule.version)}`}
      submit={t.approve}
      note={t.approveNote}
      command={approve}
      onClose={onClose}
      onSubmit={({ approvalNumber, effectiveFrom }) =>
        approve.mutate({
          params: { scheduleId: schedule.id },
          body: { approvalNumber, effectiveFrom: effectiveFrom.format('YYYY-MM-DD') },
        })
      }
    >
      <Form.Item
        name="approvalNumber"
        label={t.number}
        rules={[{ required: true, whitespace: true, message: t.numberNeeded }]}
      >
        <Input autoFocus maxLength={100} placeholder={t.numberHint} />
      </Form.Item>
      <Form.Item
        name="effectiveFrom"
        label={t.effective}
        rules={[{ required: true, message: t.dayNeeded }]}
      >
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
