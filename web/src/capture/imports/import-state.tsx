import { type ImportRun, importStateNames } from '@lantai/contract/capture/capture.api.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { captureText } from '../capture.text.ts';

const tones: Record<ImportRun['state'], Tone> = {
  checking: 'running',
  importing: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'ended',
};

export function ImportState({ run: { state, dryRun } }: { run: ImportRun }) {
  return (
    <StateTag tone={tones[state]}>
      {dryRun && state !== 'checking' && `${captureText.imports.dryRun} `}
      {importStateNames[state]}
    </StateTag>
  );
}

/** Rows are still being read: the figures move. */
export function isRunning({ state }: ImportRun): boolean {
  return state === 'checking' || state === 'importing';
}
