import { on, once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CatalogueRow } from './catalogue-row.ts';
import { catalogueUnreadable } from './catalogue-unreadable.ts';
import { inspectWorkbook, workbookTooLarge } from './inspect-workbook.ts';
import type { WorkbookMessage } from './workbook.worker.ts';

export type Workbook = {
  sheet: string;
  unreadSheets: readonly string[];
  rows: AsyncGenerator<CatalogueRow>;
};

// 100,000 rows take about 300 MB; a sheet that claims a billion rows ends here.
const MOST_HEAP_MB = 1024;
const LONGEST_PARSE_MS = 300_000;

/** Opens a workbook and reads the sheet that has a catalogue's heading, else the first that is not empty. */
export async function readWorkbook(path: string, name: string): Promise<Workbook> {
  await inspectWorkbook(path, name);
  const worker = new Worker(new URL('./workbook.worker.ts', import.meta.url), {
    workerData: path,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  try {
    const opened = await firstMessage(worker);
    if (opened.kind !== 'opened') throw new Error(`unexpected message ${opened.kind}`);
    const { sheet, unreadSheets } = opened;
    return { sheet, unreadSheets, rows: rowsFrom(worker) };
  } catch (error) {
    await worker.terminate();
    if (ranOut(error)) throw workbookTooLarge(name, { cause: error });
    throw catalogueUnreadable(name, 'workbook-damaged', {}, { cause: error });
  }
}

async function firstMessage(worker: Worker): Promise<WorkbookMessage> {
  const signal = AbortSignal.timeout(LONGEST_PARSE_MS);
  const [message] = (await once(worker, 'message', { signal })) as [WorkbookMessage];
  return message;
}

async function* rowsFrom(worker: Worker): AsyncGenerator<CatalogueRow> {
  try {
    for await (const [message] of on(worker, 'message') as AsyncIterable<[WorkbookMessage]>) {
      if (message.kind !== 'rows') return;
      for (const [place, cells] of message.rows.entries()) {
        yield { row: message.first + place + 1, cells };
      }
      worker.postMessage('next');
    }
  } finally {
    await worker.terminate();
  }
}

function ranOut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
  );
}
