import { type Schedule, scheduleStateNames } from '@lantai/contract/classification/fonds.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';

const tones: Record<Schedule['state'], Tone> = {
  draft: 'waiting',
  'department-review': 'running',
  'internal-approval': 'running',
  'authority-review': 'running',
  effective: 'done',
  superseded: 'ended',
};

export function ScheduleState({ schedule: { state } }: { schedule: Schedule }) {
  return <StateTag tone={tones[state]}>{scheduleStateNames[state]}</StateTag>;
}
