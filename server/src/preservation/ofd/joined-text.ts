import type { TextRun } from './text-runs.ts';

/**
 * The text of a page as a reader of PDF has it: pieces on one baseline put together, lines ended by line
 * feeds. The order is the document's own, so that a sentence goes on in its column; what lies across the
 * page, a watermark, comes last.
 */
export function joinedText(runs: readonly TextRun[]): string {
  const inOrder = [...runs.filter((run) => run.upright), ...runs.filter((run) => !run.upright)];
  let text = '';
  let last: TextRun | undefined;
  for (const run of inOrder) {
    text += (last ? between(last, run) : '') + run.text;
    last = run;
  }
  return text.trim() === '' ? '' : text;
}

function between(last: TextRun, run: TextRun): string {
  const isSameLine = Math.abs(run.baseline - last.baseline) < Math.min(run.size, last.size) * 0.5;
  const gap = run.x - (last.x + last.width);
  const goesOn = run.upright && last.upright && isSameLine && run.x >= last.x - run.size * 0.5;
  if (!goesOn) return '\n';
  // A blank as wide as a character parts what merely stands on one line.
  return gap > run.size ? ' ' : '';
}
