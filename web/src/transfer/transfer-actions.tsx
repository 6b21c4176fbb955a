import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import {
  downloadTransfer,
  downloadVerifier,
  getTransfer,
  handOverTransfer,
  listTransferItems,
  noteTransferStep,
  packTransfer,
  receiveTransfer,
  testTransfer,
} from '@lantai/contract/transfer/transfer.api.ts';
import {
  hasPackage,
  type TransferAction,
  transferAfter,
} from '@lantai/contract/transfer/transfer-batch.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { apiAddress, useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { type EnteredStep, NoteStepDialog } from './note-step-dialog.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { transferText } from './transfer.text.ts';
import type { Batch } from './transfer-page.tsx';
import { transferReads } from './transfers-page.tsx';

const t = transferText.batch;

/** The steps of the other side, and of paper, which a person of ours enters. */
const entered: readonly EnteredStep[] = [
  'prepare',
  'inspect',
  'sign-for',
  'return',
  'close',
  'withdraw',
];

type Open = EnteredStep | 'hand-over' | 'receive' | null;

/** What can be done with a batch in its state; what the state forbids is not offered. */
export function TransferActions({ batch }: { batch: Batch }) {
  const [open, setOpen] = useState<Open>(null);
  const can = (action: TransferAction) => transferAfter(batch, action) !== undefined;
  const close = () => setOpen(null);
  const handsOver = can('send') || can('hand-over');
  return (
    <>
      <PrintButton batch={batch} />
      {hasPackage(batch.kind) && <PackageButtons batch={batch} />}
      {entered.filter(can).map((action) => (
        <MayButton
          key={action}
          access={noteTransferStep.access}
          danger={action === 'withdraw' || action === 'return'}
          onClick={() => setOpen(action)}
        >
          {t.steps[action]}
        </MayButton>
      ))}
      {handsOver && (
        <MayButton
          type="primary"
          access={handOverTransfer.access}
          onClick={() => setOpen('hand-over')}
        >
          {can('send') ? t.next.send : t.next.handOver}
        </MayButton>
      )}
      {can('receive') && (
        <MayButton
          type="primary"
          access={receiveTransfer.access}
          onClick={() => setOpen('receive')}
        >
          {t.next.receive}
        </MayButton>
      )}
      {open === 'hand-over' && <HandOverDialog batch={batch} onClose={close} />}
      {open === 'receive' && <ReceiveDialog batch={batch} onClose={close} />}
      {open && open !== 'hand-over' && open !== 'receive' && (
        <NoteStepDialog batch={batch} action={open} onClose={close} />
      )}
    </>
  );
}

function PackageButtons({ batch }: { batch: Batch }) {
  const params = { batchId: batch.id };
  const refreshes = [getTransfer, listTransferItems, listJobs, ...transferReads];
  const options = { refreshes, says: t.started, saysProblem: true };
  const pack = useApiCommand(packTransfer, options);
  const test = useApiCommand(testTransfer, options);
  const can = (action: TransferAction) => transferAfter(batch, action) !== undefined;
  return (
    <>
      <MayButton
        access={downloadTransfer.access}
        because={batch.package ? undefined : t.noPackage}
        {...(batch.package && {
          href: apiAddress(downloadTransfer, { params }),
          download: true,
        })}
      >
        {t.next.download}
      </MayButton>
      {batch.package && (
        <MayButton
          access={downloadVerifier.access}
          href={apiAddress(downloadVerifier, {})}
          download
        >
          {t.next.verifier}
        </MayButton>
      )}
      {can('pack') && (
        <MayButton
          access={packTransfer.access}
          type={batch.package ? 'default' : 'primary'}
          loading={pack.isPending}
          onClick={() => pack.mutate({ params })}
        >
          {batch.round > 0 ? t.next.packAgain : t.next.pack}
        </MayButton>
      )}
      {can('pass-test') && (
        <MayButton
          access={testTransfer.access}
          type="primary"
          loading={test.isPending}
          onClick={() => test.mutate({ params })}
        >
          {t.next.test}
        </MayButton>
      )}
    </>
  );
}

function PrintButton({ batch }: { batch: Batch }) {
  if (!batch.sheet)
    return (
      <MayButton access={getTransfer.access} because={t.noSheet}>
        {t.next.print}
      </MayButton>
    );
  return (
    <Link to="/print/transfer/$batchId" params={{ batchId: batch.id }} target="_blank">
      <Button>{t.next.print}</Button>
    </Link>
  );
}
