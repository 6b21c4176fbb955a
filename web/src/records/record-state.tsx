import { type RecordState, recordStateNames } from '@lantai/contract/records/record-life.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';

const tones: Record<RecordState, Tone> = {
  draft: 'waiting',
  registered: 'waiting',
  'in-handling': 'running',
  'pre-filed': 'waiting',
  submitted: 'running',
  checking: 'running',
  returned: 'failed',
  accepted: 'passed',
  filing: 'running',
  filed: 'done',
  transferred: 'ended',
  excluded: 'ended',
  voided: 'ended',
  destroyed: 'overdue',
};

export function RecordStateTag({ state }: { state: RecordState }) {
  return <StateTag tone={tones[state]}>{recordStateNames[state]}</StateTag>;
}
