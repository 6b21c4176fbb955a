import type { SubmissionListRow } from '@lantai/contract/collection/submission.ts';

/** What a sheet has for rows, beside its head, the signatures and the foot, in millimetres. */
const roomOfSheet = 138;

const lineHeight = 4.94;
const rowPadding = 1.9;

/** How many full-width characters fit on a line of a column that wraps, rather too few than too many. */
const lineLength = { title: 24, documentNumber: 7.5, creator: 6.5, remark: 4 } as const;

/**
 * Rows by sheet. Broken by what they are certain to fit in, since a row that does not fit is cut off on
 * paper; a single row longer than a sheet stands on a sheet of its own, which then is longer.
 */
export function breakList(rows: readonly SubmissionListRow[]): SubmissionListRow[][] {
  const sheets: SubmissionListRow[][] = [];
  let room = 0;
  for (const row of rows) {
    const height = heightOf(row);
    const sheet = sheets.at(-1);
    if (!sheet || height > room) {
      sheets.push([row]);
      room = roomOfSheet - height;
    } else {
      sheet.push(row);
      room -= height;
    }
  }
  return sheets;
}

/** Whether a sheet holds a row that is longer than paper. */
export function isTooLong([row]: readonly SubmissionListRow[]): boolean {
  return row !== undefined && heightOf(row) > roomOfSheet;
}

function heightOf(row: SubmissionListRow): number {
  const columns = Object.keys(lineLength) as (keyof typeof lineLength)[];
  const lines = columns.map((column) => Math.ceil(widthOf(row[column]) / lineLength[column]));
  return Math.max(1, ...lines) * lineHeight + rowPadding;
}

/** In full-width characters; letters and digits take a little more than half of one. */
function widthOf(text: string): number {
  const narrow = text.replaceAll(/[^ -~]/g, '').length;
  return text.length - narrow + narrow * 0.6;
}
