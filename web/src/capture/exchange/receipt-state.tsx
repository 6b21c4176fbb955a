import {
  type HeldFor,
  heldForNames,
  type ReceiptState,
  receiptStateNames,
} from '@lantai/contract/capture/exchange/receipt.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';

const tones: Record<ReceiptState, Tone> = {
  queued: 'waiting',
  delivered: 'near',
  registered: 'running',
  rejected: 'failed',
  archived: 'done',
};

/** Where a receipt stands; of one that waits, for what. */
export function ReceiptStateTag({
  state,
  heldFor,
}: {
  state: ReceiptState;
  heldFor?: HeldFor | null;
}) {
  return (
    <StateTag tone={tones[state]}>
      {heldFor ? heldForNames[heldFor] : receiptStateNames[state]}
    </StateTag>
  );
}
