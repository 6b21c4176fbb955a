import type { reviewFiling } from '@lantai/contract/arrangement/arrangement.api.ts';
import { reviewFiling as review } from '@lantai/contract/arrangement/arrangement.api.ts';
import { grantScheduleException } from '@lantai/contract/classification/classification.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { Link } from '@tanstack/react-router';
import { Alert, DatePicker, Form, Input, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { arrangementText } from './arrangement.text.ts';

const t = arrangementText.basis;

type Props = { fondsId: string; review: ReplyOf<typeof reviewFiling> };

/** Says when nothing may be numbered for want of an approved schedule, or only by an exception. */
export function NumberingBasis({ fondsId, review: { basis, exceptionUntil } }: Props) {
  const [open, setOpen] = useState(false);
  if (basis === 'schedule') return null;
  if (basis === 'exception')
    return <Alert type="warning" showIcon title={t.byException(exceptionUntil ?? '')} />;
  return (
    <>
      <Alert
        type="error"
        showIcon
        title={t.none}
        description={t.source}
        action={
          <Space>
            <Link to="/classification" search={{ tab: 'schedules' }}>
              {t.toSchedules}
            </Link>
            <MayButton
              size="small"
              access={grantScheduleException.access}
              onClick={() => setOpen(true)}
            >
              {t.grant}
            </MayButton>
          </Space>
        }
      />
      {open && <GrantExceptionDialog fondsId={fondsId} onClose={() => setOpen(false)} />}
    </>
  );
}

type Fields = { reason: string; validUntil: Dayjs };

function GrantExceptionDialog({ fondsId, onClose }: { fondsId: string; onClose: () => void }) {
  const { all } = useFonds();
  const agencyId = all.find(({ id }) => id === fondsId)?.agencyId ?? '';
  const grant = useApiCommand(grantScheduleException, {
    refreshes: [review],
    says: t.granted,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.grant}
      submit={t.grant}
      note={t.grantNote}
      command={grant}
      onClose={onClose}
      onSubmit={({ reason, validUntil }) =>
        grant.mutate({ body: { agencyId, reason, validUntil: validUntil.format('YYYY-MM-DD') } })
      }
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
      <Form.Item
        name="validUntil"
        label={t.until}
        rules={[{ required: true, message: t.untilNeeded }]}
      >
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
