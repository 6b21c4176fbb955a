import type { ReactNode } from 'react';

/** What a state means to the eye. Each has a shape of its own; colour only repeats it. */
export type Tone =
  /** Nothing begun: hollow circle. */
  | 'waiting'
  /** Under way: half circle. */
  | 'running'
  /** Finished, in force: full circle. */
  | 'done'
  /** Over, withdrawn, closed: a stroke. */
  | 'ended'
  /** A check that ran and passed: a tick, and the only green. */
  | 'passed'
  /** A check that ran and failed, work that broke off: a cross. */
  | 'failed'
  /** Due soon: a triangle, amber. */
  | 'near'
  /** Overdue, destroyed, secret: a full square, cinnabar. */
  | 'overdue'
  /** A check that did not run, which is not a pass: a hatched square. */
  | 'not-run';

const shapes: Record<Tone, ReactNode> = {
  waiting: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  running: (
    <>
      <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5 1.500a3.500 3.500 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
  done: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  ended: <path d="M1 5h8" stroke="currentColor" strokeWidth="2" />,
  passed: <path d="M1 5.500 4 8.500 9 2" fill="none" stroke="currentColor" strokeWidth="2" />,
  failed: <path d="m1.500 1.500 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2" />,
  near: <path d="M5 1 9.500 9h-9z" fill="currentColor" />,
  overdue: <path d="M1 1h8v8H1z" fill="currentColor" />,
  'not-run': <path d="M1 1h8v8H1zM1 6l5-5M1 9l8-8M4 9l5-5" fill="none" stroke="currentColor" />,
};

/** A state in a word and a shape, readable without colour and in black and white print. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`state-tag state-${tone}`}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}
