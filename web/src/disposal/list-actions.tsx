import {
  approveDestruction,
  executeDestruction,
  getDestructionList,
  reviewDestruction,
  stateCopies,
  superviseDestruction,
} from '@lantai/contract/disposal/disposal.api.ts';
import type { DestructionDetail } from '@lantai/contract/disposal/disposal.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { disposalText } from './disposal.text.ts';
import {
  ApproveDialog,
  ExecuteDialog,
  StateCopiesDialog,
  SuperviseDialog,
} from './list-dialogs.tsx';

const t = disposalText.list;

type Open = 'approve' | 'supervise' | 'execute' | 'state';

const accessOf = {
  approve: approveDestruction.access,
  supervise: superviseDestruction.access,
  execute: executeDestruction.access,
  state: stateCopies.access,
} as const;

/** The steps that come next in this state; whoever may not take one reads why. */
const stepsOf: Record<DestructionDetail['state'], readonly Open[]> = {
  proposed: ['approve'],
  approved: ['supervise', 'execute'],
  executing: ['execute', 'state'],
  executed: ['state'],
  refused: [],
};

export function ListActions({ list }: { list: DestructionDetail }) {
  const [open, setOpen] = useState<Open>();
  const review = useApiCommand(reviewDestruction, {
    refreshes: [getDestructionList],
    says: disposalText.reviewed,
    saysProblem: true,
  });
  const params = { listId: list.id };
  const because = (act: Open | 'review') =>
    list.allowed.includes(act) ? undefined : t.because[act];
  const dialog = { list, onClose: () => setOpen(undefined) };
  return (
    <>
      <Link to="/print/destruction-list/$listId" params={params} target="_blank">
        <Button>{t.printList}</Button>
      </Link>
      {list.startedAt && (
        <Link to="/print/destruction-register/$listId" params={params} target="_blank">
          <Button>{t.printRegister}</Button>
        </Link>
      )}
      {stepsOf[list.state].map((act) => (
        <MayButton
          key={act}
          access={accessOf[act]}
          because={because(act)}
          danger={act === 'execute'}
          type={act === 'approve' ? 'primary' : 'default'}
          onClick={() => setOpen(act)}
        >
          {t[act]}
        </MayButton>
      ))}
      {list.state === 'executed' && !list.reviewedBy && (
        <MayButton
          access={reviewDestruction.access}
          because={because('review')}
          loading={review.isPending}
          onClick={() => review.mutate({ params })}
        >
          {t.review}
        </MayButton>
      )}
      {open === 'approve' && <ApproveDialog {...dialog} />}
      {open === 'supervise' && <SuperviseDialog {...dialog} />}
      {open === 'execute' && <ExecuteDialog {...dialog} />}
      {open === 'state' && <StateCopiesDialog {...dialog} />}
    </>
  );
}
