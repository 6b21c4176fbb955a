/** One record never has more pages than this; 0 and more are errors (workflows A.7, A.13). */
const MOST_PAGES = 9999;

/** The number of pages a catalogue states (12, １２, 12页), or undefined for what is no count: 约20页. */
export function readPageCount(given: string): number | undefined {
  const figures = /^(\d{1,5})(?:\.0+)?页?$/u.exec(given.normalize('NFKC').replaceAll(/\s+/gu, ''));
  const pages = Number(figures?.[1] ?? 0);
  return pages >= 1 && pages <= MOST_PAGES ? pages : undefined;
}
