import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export type PoolLimits = {
  size?: number;
  /** Megabytes a worker may hold, on its heap and in buffers outside of it. */
  memoryMb: number;
  /** How long an idle worker is kept: loading one costs more than most tasks. */
  idleSeconds?: number;
  /** What each worker finds as its `workerData`. */
  given?: unknown;
};

/** What a worker posts back for each task it was given. */
export type WorkerReply<Answer> = { answer: Answer } | { error: unknown };

/** The worker was stopped or died in the middle of a task. The task's file is to blame, the pool goes on. */
export class WorkerStopped extends Error {
  override readonly name = 'WorkerStopped';
  readonly why: 'time' | 'memory' | 'crash';

  constructor(why: 'time' | 'memory' | 'crash', options?: ErrorOptions) {
    super(`worker stopped: ${why}`, options);
    this.why = why;
  }
}

type Errand<Task, Answer> = {
  task: Task;
  seconds: number | undefined;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/** A bounded number of worker threads, one task each at a time; the rest of the tasks wait in order. */
export class WorkerPool<Task, Answer> {
  readonly #script: URL;
  readonly #size: number;
  readonly #memoryMb: number;
  readonly #idleSeconds: number;
  readonly #given: unknown;
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #waiting: Errand<Task, Answer>[] = [];
  #busy = 0;

  constructor(script: URL, { size, memoryMb, idleSeconds = 60, given }: PoolLimits) {
    this.#script = script;
    this.#size = size ?? availableParallelism();
    this.#memoryMb = memoryMb;
    this.#idleSeconds = idleSeconds;
    this.#given = given;
  }

  /** Rejects with `WorkerStopped` when the task overruns its time or memory; waiting in the queue does not count. */
  run(task: Task, seconds?: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, seconds, resolve, reject });
      this.#startNext();
    });
  }

  /** Stops the workers that rest; those at work are stopped as they finish, by going idle. */
  async close(): Promise<void> {
    const resting = [...this.#idle.keys()];
    await Promise.all(resting.map((worker) => this.#dismiss(worker)));
  }

  #startNext(): void {
    if (this.#busy >= this.#size) return;
    const errand = this.#waiting.shift();
    if (!errand) return;
    this.#busy += 1;
    void this.#perform(errand).finally(() => {
      this.#busy -= 1;
      this.#startNext();
    });
  }

  async #perform({ task, seconds, resolve, reject }: Errand<Task, Answer>): Promise<void> {
    const worker = this.#wake();
    try {
      const reply = await converse<Answer>(worker, task, { seconds, memoryMb: this.#memoryMb });
      this.#rest(worker);
      if ('answer' in reply) resolve(reply.answer);
      else reject(reply.error);
    } catch (error) {
      // A hung thread ends only by force, and what a broken one still holds in memory is not trusted again.
      await worker.terminate();
      reject(error);
    }
  }

  #wake(): Worker {
    const [rested] = this.#idle;
    if (!rested) return this.#hire();
    const [worker, timer] = rested;
    clearTimeout(timer);
    this.#idle.delete(worker);
    worker.ref();
    return worker;
  }

  #hire(): Worker {
    const worker = new Worker(this.#script, {
      resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb },
      stdout: true,
      workerData: this.#given,
    });
    // Libraries print what they think of a broken file; the log is not theirs.
    worker.stdout.resume();
    // An error event nobody listens to would take the whole program down.
    worker.on('error', () => undefined);
    worker.on('exit', () => clearTimeout(this.#idle.get(worker)));
    worker.on('exit', () => this.#idle.delete(worker));
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    const timer = setTimeout(() => void this.#dismiss(worker), this.#idleSeconds * 1000);
    this.#idle.set(worker, timer.unref());
  }

  async #dismiss(worker: Worker): Promise<void> {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
    await worker.terminate();
  }
}

type Limits = { seconds: number | undefined; memoryMb: number };

/** Hands one task over and waits for the reply, the worker's end, or a limit, whichever comes first. */
async function converse<Answer>(worker: Worker, task: unknown, { seconds, memoryMb }: Limits) {
  const { promise, resolve, reject } = Promise.withResolvers<WorkerReply<Answer>>();
  const onError = (error: unknown) => reject(stoppedBy(error));
  const onExit = () => reject(new WorkerStopped('crash'));
  worker.once('message', resolve).once('messageerror', onError);
  worker.once('error', onError).once('exit', onExit);
  const clock = seconds && setTimeout(() => reject(new WorkerStopped('time')), seconds * 1000);
  const scales = watchMemory(worker, memoryMb, () => reject(new WorkerStopped('memory')));
  try {
    worker.postMessage(task);
    return await promise;
  } finally {
    if (clock) clearTimeout(clock);
    clearInterval(scales);
    worker.off('message', resolve).off('messageerror', onError);
    worker.off('error', onError).off('exit', onExit);
  }
}

function stoppedBy(error: unknown): WorkerStopped {
  const outOfMemory =
    error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new WorkerStopped(outOfMemory ? 'memory' : 'crash', { cause: error });
}

/**
 * `resourceLimits` bounds only the JavaScript heap. Buffers live outside of it, and an unpacked
 * stream of a hostile PDF is a buffer: without this watch it would take the server's memory.
 */
function watchMemory(worker: Worker, memoryMb: number, onExcess: () => void): NodeJS.Timeout {
  const weigh = async () => {
    const heap = await worker.getHeapStatistics();
    if (heap.used_heap_size + heap.external_memory > memoryMb * 2 ** 20) onExcess();
  };
  // A worker that has just ended cannot be weighed; its exit is reported on its own.
  return setInterval(() => void weigh().catch(() => undefined), 100);
}
