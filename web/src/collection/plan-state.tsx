import { type PlanState, planStateNames } from '@lantai/contract/collection/plan.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { planText } from './plan.text.ts';

const tones: Record<PlanState, Tone> = {
  draft: 'waiting',
  published: 'running',
  'in-progress': 'running',
  closed: 'done',
  superseded: 'ended',
};

export function PlanStateTag({ state }: { state: PlanState }) {
  return <StateTag tone={tones[state]}>{planStateNames[state]}</StateTag>;
}

const t = planText.plan;

/** Amber in the last month, cinnabar past the day. */
export function DaysToDue({ days, done }: { days: number; done: boolean }) {
  if (done) return <StateTag tone="done">{t.allAccepted}</StateTag>;
  if (days < 0) return <StateTag tone="overdue">{t.daysOver(-days)}</StateTag>;
  if (days <= 30) return <StateTag tone="near">{t.daysLeft(days)}</StateTag>;
  return t.daysLeft(days);
}
