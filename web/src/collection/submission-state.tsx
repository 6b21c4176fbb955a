import {
  type SubmissionState,
  submissionStateNames,
} from '@lantai/contract/collection/submission.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';

const tones: Record<SubmissionState, Tone> = {
  submitted: 'waiting',
  checking: 'running',
  settled: 'done',
};

export function SubmissionStateTag({ state }: { state: SubmissionState }) {
  return <StateTag tone={tones[state]}>{submissionStateNames[state]}</StateTag>;
}
