import { Worker } from 'node:worker_threads';
import { type SearchEngine, SearchIndexLost } from './search-engine.ts';
import type { Answer, Call } from './search-worker.ts';

type Waiting = { resolve: (result: unknown) => void; reject: (error: unknown) => void };

/**
 * A thread that works on the index, and the calls it has not answered. Should the thread die, they
 * fail and the next call starts another: the index is a file and has lost nothing.
 */
export class WorkerLine {
  readonly #path: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #calls = 0;

  constructor(path: string) {
    this.#path = path;
  }

  call<Result>(method: keyof SearchEngine, argument?: unknown): Promise<Result> {
    this.#worker ??= this.#start();
    const call: Call = { call: ++this.#calls, method, argument };
    this.#worker.postMessage(call);
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(call.call, { resolve, reject });
    }) as Promise<Result>;
  }

  async close(): Promise<void> {
    if (this.#worker !== undefined) await this.call('close');
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
      workerData: this.#path,
      name: 'search',
    });
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', (code) => this.#end(worker, new Error(`search worker ended with ${code}`)));
    return worker;
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.call);
    this.#waiting.delete(answer.call);
    if ('error' in answer) waiting?.reject(answer.lost ? lossOf(answer.error) : answer.error);
    else waiting?.resolve(answer.result);
  }

  #end(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function lossOf(cause: unknown): SearchIndexLost {
  return new SearchIndexLost(cause instanceof Error ? cause.message : String(cause), { cause });
}
