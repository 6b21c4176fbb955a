import { createHash, getHashes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { isMainThread } from 'node:worker_threads';
import { WorkerPool } from './worker-pool.ts';

/** Lower-case hex, and the number of bytes they were taken over. */
export type Digests = { sha512: string; sm3: string; size: number };

export type DigestTask = { path: string; algorithms: readonly string[] };

/** SHA-512 addresses content in the store (OCFL 1.1, 3.4); SM3 (GB/T 32905) is the national algorithm beside it. */
const storeAlgorithms = ['sha512', 'sm3'];

// Measured on 2 cores, four at a time: at 64 KB a worker is quicker (0.7 ms against 0.9), at 16 KB it is not.
const inlineBytes = 32 * 1024;

// A file of this size is read at once where nothing else waits for the thread: a stream costs a millisecond.
const heldBytes = 2 ** 20;

// Hashing needs next to no heap; the cap only has to leave room for the module loader.
const pool = new WorkerPool<DigestTask, Map<string, string>>(
  new URL('./digest.worker.ts', import.meta.url),
  { memoryMb: 64 },
);

/** Takes several digests of the same bytes in one pass. */
export class Digester {
  readonly #hashes;

  constructor(algorithms: readonly string[] = storeAlgorithms) {
    this.#hashes = algorithms.map((name) => [name, createHash(nameInOpenssl(name))] as const);
  }

  update(chunk: Uint8Array): this {
    for (const [, hash] of this.#hashes) hash.update(chunk);
    return this;
  }

  finish(): Map<string, string> {
    return new Map(this.#hashes.map(([name, hash]) => [name, hash.digest('hex')]));
  }
}

/**
 * Passes bytes on unchanged and gives their digests to `onEnd` when the last one has gone by,
 * or nothing at all when there were more than `atMost`: hashing them here would starve other requests.
 */
export function digestThrough(onEnd: (digests: Digests) => void, atMost = Infinity): Transform {
  const digester = new Digester();
  let passed = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      passed += chunk.byteLength;
      if (passed <= atMost) digester.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      if (passed <= atMost) onEnd(forStore(digester.finish(), passed));
      done();
    },
  });
}

export function digestText(text: string): Digests {
  const bytes = Buffer.from(text);
  return forStore(new Digester().update(bytes).finish(), bytes.byteLength);
}

export async function digestFile(path: string): Promise<Digests> {
  const { size } = await stat(path);
  return forStore(await digestFileWith(path, storeAlgorithms), size);
}

/**
 * Digests by algorithm, named as OCFL names them. The file is read in pieces, so its size does not matter;
 * a large one is hashed off the event loop.
 */
export async function digestFileWith(
  path: string,
  algorithms: readonly string[],
): Promise<Map<string, string>> {
  const { size } = await stat(path);
  // A thread that is there for reading does it itself.
  const here = isMainThread ? inlineBytes : heldBytes;
  if (size > here)
    return isMainThread ? pool.run({ path, algorithms }) : digestHere({ path, algorithms });
  // A stream would take a buffer for each of a million small files.
  const bytes = await readFile(path);
  pause();
  return new Digester(algorithms).update(bytes).finish();
}

/** The work itself for a large file, in whatever thread it is called. */
export async function digestHere({ path, algorithms }: DigestTask): Promise<Map<string, string>> {
  const digester = new Digester(algorithms);
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: 256 * 1024 });
  for await (const chunk of chunks) {
    pause();
    digester.update(chunk);
  }
  return digester.finish();
}

let pause: () => void = () => {};

/** For a thread that reads in the background: what it does before each piece. */
export function pauseBetweenPieces(how: () => void): void {
  pause = how;
}

function forStore(digests: Map<string, string>, size: number): Digests {
  const { sha512, sm3 } = Object.fromEntries(digests);
  if (!(sha512 && sm3)) throw new Error('both digests are taken of everything that is stored');
  return { sha512, sm3, size };
}

const known = new Set(getHashes());

/** Whether a digest of this name, as OCFL and BagIt write it, can be taken here. */
export function canDigest(algorithm: string): boolean {
  return known.has(nameInOpenssl(algorithm));
}

/** OCFL 1.1, 3.4, and its extension 0009 write two names otherwise than OpenSSL. */
function nameInOpenssl(algorithm: string): string {
  if (algorithm === 'sha512/256') return 'sha512-256';
  return algorithm === 'blake2b-512' ? 'blake2b512' : algorithm;
}
