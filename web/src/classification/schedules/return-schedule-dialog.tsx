import {
  getSchedule,
  listSchedules,
  returnSchedule,
} from '@lantai/contract/classification/classification.api.ts';
import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { classificationText } from '../classification.text.ts';

const t = classificationText.schedules;

type Props = { readonly schedule: Schedule; readonly onClose: () => void };

export function ReturnScheduleDialog({ schedule, onClose }: Props) {
  const command = useApiCommand(returnSchedule, {
    refreshes: [listSchedules, getSchedule],
    says: t.returnedDone,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={`${t.return}：${schedule.title} ${t.versionOf(schedule.version)}`}
      submit={t.return}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { scheduleId: schedule.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.returnReason}
        rules={[{ required: true, whitespace: true, message: t.returnNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
