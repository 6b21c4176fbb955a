import { closeBatch, getBatch, listBatches } from '@lantai/contract/appraisal/appraisal.api.ts';
import type { BatchDetail } from '@lantai/contract/appraisal/appraisal.ts';
import {
  listDestructionLists,
  proposeDestruction,
} from '@lantai/contract/disposal/disposal.api.ts';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { appraisalText } from './appraisal.text.ts';

const t = appraisalText.batch;

type Props = { batch: BatchDetail };

export function CloseBatchButton({ batch }: Props) {
  const [closing, setClosing] = useState(false);
  const { undecided } = batch.counts;
  const because = batch.closedAt
    ? t.isClosed
    : undecided > 0
      ? t.undecided(count(undecided))
      : undefined;
  return (
    <>
      <MayButton
        type="primary"
        access={closeBatch.access}
        because={because}
        onClick={() => setClosing(true)}
      >
        {t.close}
      </MayButton>
      {closing && <CloseDialog batch={batch} onClose={() => setClosing(false)} />}
    </>
  );
}

function CloseDialog({ batch, onClose }: Props & { onClose: () => void }) {
  const c = appraisalText.closing;
  const command = useApiCommand(closeBatch, {
    refreshes: [getBatch, listBatches],
    says: c.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ conclusion: string }>
      title={c.title(batch.number)}
      submit={c.submit}
      note={c.note}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { batchId: batch.id }, body })}
    >
      <Form.Item
        name="conclusion"
        label={c.conclusion}
        rules={[{ required: true, whitespace: true, message: c.needed }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

/** The list of what a closed batch decided to destroy and no list names yet. */
export function ProposeListButton({ batch }: Props) {
  const navigate = useNavigate();
  const command = useApiCommand(proposeDestruction, {
    refreshes: [getBatch, listDestructionLists],
    saysProblem: true,
    onDone: ({ listId }) => void navigate({ to: '/disposal/lists/$listId', params: { listId } }),
  });
  const isWaiting = batch.list.some(
    ({ decision, listId }) => decision === 'destroy' && listId === null,
  );
  if (batch.counts.destroy === 0) return null;
  const because = isWaiting ? undefined : t.nothingToDestroy;
  return (
    <MayButton
      access={proposeDestruction.access}
      because={batch.closedAt ? because : t.isOpen}
      loading={command.isPending}
      onClick={() => command.mutate({ body: { batchId: batch.id } })}
    >
      {t.list}
    </MayButton>
  );
}
