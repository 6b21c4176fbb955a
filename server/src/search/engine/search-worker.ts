import { parentPort, workerData } from 'node:worker_threads';
import { type SearchEngine, SearchIndexLost } from './search-engine.ts';
import { openSqliteEngine } from './sqlite-engine.ts';

/** What a worker is asked, and what it answers; `call` pairs the two. */
export type Call = { call: number; method: keyof SearchEngine; argument: unknown };
export type Answer = { call: number; result: unknown } | Failure;

/** Between threads an error keeps its message and loses its class, so `lost` says it apart. */
type Failure = { call: number; error: unknown; lost: boolean };

const engine = openSqliteEngine(String(workerData));

parentPort?.on('message', async ({ call, method, argument }: Call) => {
  const perform = engine[method] as (argument: unknown) => Promise<unknown>;
  parentPort?.postMessage(await answerTo(call, () => perform(argument)));
  if (method === 'close') parentPort?.close();
});

async function answerTo(call: number, perform: () => Promise<unknown>): Promise<Answer> {
  try {
    return { call, result: await perform() };
  } catch (error) {
    return { call, error, lost: error instanceof SearchIndexLost };
  }
}
