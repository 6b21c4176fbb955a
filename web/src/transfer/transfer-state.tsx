import {
  type TransferState,
  transferStateNames,
} from '@lantai/contract/transfer/transfer-batch.ts';
import type { DueStanding } from '@lantai/contract/transfer/transfer-rule.ts';
import { dueStandingNames } from '@lantai/contract/transfer/transfer-rule.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';

const tones: Record<TransferState, Tone> = {
  planned: 'waiting',
  packaging: 'running',
  packaged: 'running',
  'self-tested': 'passed',
  sent: 'running',
  'signed-for': 'running',
  prepared: 'running',
  inspected: 'running',
  'handed-over': 'running',
  returned: 'failed',
  received: 'done',
  closed: 'ended',
  withdrawn: 'ended',
};

export function TransferStateTag({ state }: { state: TransferState }) {
  return <StateTag tone={tones[state]}>{transferStateNames[state]}</StateTag>;
}

const standingTones: Record<DueStanding, Tone> = {
  overdue: 'overdue',
  due: 'near',
  'not-due': 'waiting',
};

export function DueStandingTag({ standing }: { standing: DueStanding }) {
  return <StateTag tone={standingTones[standing]}>{dueStandingNames[standing]}</StateTag>;
}
