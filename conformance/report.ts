import type { ChapterCount, Count, Verdict } from './judge.ts';

/** The lines for the terminal; the last one is the count. */
export function report({ faults, counts }: Verdict, { ran }: { ran: boolean }): string[] {
  const claim = ran
    ? 'shown by tests that passed'
    : 'named with tests that exist (nothing was run)';
  return [
    ...faults.map(({ id, file, name, wrong }) => `${id}  ${wrong}: ${file} > ${name}`),
    ...(faults.length > 0 ? [''] : []),
    `GB/T 39784-2021, requirements ${claim}`,
    row('chapter', 'mandatory', 'optional', 'in part, not counted'),
    ...counts.map(countRow),
  ];
}

function countRow({ chapter, mandatory, optional, inPart }: ChapterCount): string {
  return row(String(chapter), ratio(mandatory), ratio(optional), String(inPart));
}

const ratio = ({ shown, all }: Count) => `${shown} of ${all}`;

function row(...cells: readonly [string, string, string, string]): string {
  const [chapter, ...figures] = cells;
  return [chapter.padEnd(8), ...figures.map((cell) => cell.padStart(12))].join('  ');
}
