import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { isHeading } from '@lantai/contract/capture/catalogue-columns.ts';
import readExcelFile, { type CellValue, type Sheet } from 'read-excel-file/node';

/**
 * Parses a workbook in a thread of its own: the parser holds a whole sheet in memory and never
 * yields, so the server's event loop must not wait for it, nor its heap pay for a hostile file.
 */

export type WorkbookMessage =
  | { kind: 'opened'; sheet: string; unreadSheets: string[] }
  | { kind: 'rows'; first: number; rows: string[][] }
  | { kind: 'end' };

const BATCH = 2000;
const HEAD = 10;

async function sendWorkbook(path: string): Promise<void> {
  const sheets = (await readExcelFile(path, { trim: false })).filter(({ data }) => data.length > 0);
  const sheet = sheets.find(hasHeading) ?? sheets[0];
  const unreadSheets = sheets.filter((other) => other !== sheet).map((other) => other.sheet);
  send({ kind: 'opened', sheet: sheet?.sheet ?? '', unreadSheets });
  await sendRows(sheet?.data ?? []);
  send({ kind: 'end' });
}

async function sendRows(data: readonly (readonly (CellValue | null)[])[]): Promise<void> {
  for (let first = 0; first < data.length; first += BATCH) {
    const rows = data.slice(first, first + BATCH).map((cells) => cells.map(cellText));
    send({ kind: 'rows', first, rows });
    // The reader asks for the next batch when it has used this one up.
    if (parentPort) await once(parentPort, 'message');
  }
}

function hasHeading({ data }: Sheet): boolean {
  return data.slice(0, HEAD).some((cells) => isHeading(cells.map(cellText)));
}

/** A cell as text: dates as days, with the time only where there is one. */
function cellText(value: CellValue | null): string {
  if (value === null) return '';
  if (!(value instanceof Date)) return String(value);
  const [day = '', time = ''] = value.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function send(message: WorkbookMessage): void {
  parentPort?.postMessage(message);
}

await sendWorkbook(String(workerData));
parentPort?.close();
