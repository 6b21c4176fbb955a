import { type CheckOutcome, checkOutcomeNames } from '@lantai/contract/quality/check-result.ts';
import { type Verdict, verdictNames } from '@lantai/contract/quality/verdict.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';

const tones: Record<CheckOutcome, Tone> = {
  passed: 'passed',
  failed: 'failed',
  'not-run': 'not-run',
  waiting: 'waiting',
  'not-applicable': 'ended',
};

export function OutcomeTag({ outcome }: { outcome: CheckOutcome }) {
  return <StateTag tone={tones[outcome]}>{checkOutcomeNames[outcome]}</StateTag>;
}

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  return <StateTag tone={tones[verdict]}>{verdictNames[verdict]}</StateTag>;
}
