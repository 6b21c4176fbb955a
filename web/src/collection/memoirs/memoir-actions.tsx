import type { MemoirDetail } from '@lantai/contract/collection/memoir.ts';
import {
  changeMemoir,
  confirmMemoir,
  getMemoir,
  listMemoirs,
  returnMemoir,
  submitMemoir,
  supersedeMemoir,
  writeMemoirAnew,
} from '@lantai/contract/collection/memoirs.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { RecordPicker } from '../../records/record-picker.tsx';
import { ConfirmMemoirDialog } from './confirm-memoir-dialog.tsx';
import { memoirsText as t } from './memoirs.text.ts';

export const afterMemoirSteps = [getMemoir, listMemoirs, getWorkbench];

type Props = {
  readonly memoir: MemoirDetail;
  readonly onEdit: (step: 'change' | 'anew') => void;
};

/** The steps of a memoir that are open now, to the person who asks. */
export function MemoirActions({ memoir, onEdit }: Props) {
  const [open, setOpen] = useState<'confirm' | 'return' | 'supersede'>();
  const submit = useApiCommand(submitMemoir, {
    refreshes: afterMemoirSteps,
    says: t.submitted,
    saysProblem: true,
  });
  const { can, id: memoirId } = memoir;
  const close = () => setOpen(undefined);
  return (
    <>
      <Link to="/print/memoir/$memoirId" params={{ memoirId }} target="_blank">
        <Button>{t.print}</Button>
      </Link>
      {can.supersede && (
        <MayButton access={supersedeMemoir.access} onClick={() => setOpen('supersede')}>
          {t.supersede}
        </MayButton>
      )}
      {can.writeAnew && (
        <MayButton access={writeMemoirAnew.access} onClick={() => onEdit('anew')}>
          {t.writeAnew}
        </MayButton>
      )}
      {can.change && (
        <MayButton access={changeMemoir.access} onClick={() => onEdit('change')}>
          {t.change}
        </MayButton>
      )}
      {can.submit && (
        <MayButton
          type="primary"
          access={submitMemoir.access}
          loading={submit.isPending}
          onClick={() => submit.mutate({ params: { memoirId } })}
        >
          {t.submit}
        </MayButton>
      )}
      {can.review && (
        <>
          <MayButton access={returnMemoir.access} onClick={() => setOpen('return')}>
            {t.return}
          </MayButton>
          <MayButton
            type="primary"
            access={confirmMemoir.access}
            onClick={() => setOpen('confirm')}
          >
            {t.approve}
          </MayButton>
        </>
      )}
      {open === 'confirm' && <ConfirmMemoirDialog memoir={memoir} onClose={close} />}
      {open === 'return' && <ReturnDialog memoirId={memoirId} onClose={close} />}
      {open === 'supersede' && <SupersedeDialog memoir={memoir} onClose={close} />}
    </>
  );
}

function ReturnDialog({ memoirId, onClose }: { memoirId: string; onClose: () => void }) {
  const command = useApiCommand(returnMemoir, {
    refreshes: afterMemoirSteps,
    says: t.returned,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.return}
      submit={t.return}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { memoirId }, body })}
    >
      <ReasonField autoFocus />
    </FormDialog>
  );
}

function SupersedeDialog({ memoir, onClose }: { memoir: MemoirDetail; onClose: () => void }) {
  const command = useApiCommand(supersedeMemoir, {
    refreshes: afterMemoirSteps,
    says: t.supersededDone,
    onDone: onClose,
  });
  return (
    <FormDialog<{ recordId: string; reason: string }>
      title={t.supersede}
      submit={t.supersede}
      note={t.supersedeNote}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { memoirId: memoir.id }, body })}
    >
      <Form.Item
        name="recordId"
        label={t.found}
        rules={[{ required: true, message: t.foundNeeded }]}
      >
        <RecordPicker placeholder={t.fields.record} fondsId={memoir.fondsId} />
      </Form.Item>
      <ReasonField />
    </FormDialog>
  );
}

function ReasonField({ autoFocus = false }: { autoFocus?: boolean }) {
  return (
    <Form.Item
      name="reason"
      label={t.reason}
      rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
    >
      <Input.TextArea autoFocus={autoFocus} rows={3} maxLength={500} />
    </Form.Item>
  );
}
