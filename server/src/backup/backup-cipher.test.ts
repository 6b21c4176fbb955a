import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { deriveKey, locking, unlocking } from './backup-cipher.ts';

const key = deriveKey(Buffer.from('a pass phrase of some length'), randomBytes(16));
const head = 20;
const piece = 64 * 1024 + 16;

/** In uneven chunks, as streams deliver them. */
function* chunksOf(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007);
}

const lock = (bytes: Buffer) => buffer(Readable.from(chunksOf(bytes)).pipe(locking(key)));
const unlock = (bytes: Buffer, by = key) =>
  buffer(Readable.from(chunksOf(bytes)).pipe(unlocking(by)));

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
  '%i bytes come out of the lock as they went in',
  async (size) => {
    const bytes = randomBytes(size);
    const locked = await lock(bytes);
    expect(locked.includes(bytes.subarray(0, 16)) && size >= 16).toBe(false);
    expect((await unlock(locked)).equals(bytes)).toBe(true);
  },
);

test('a piece that is missing at the end, exchanged, repeated or altered is refused', async () => {
  const locked = await lock(randomBytes(4 * 65_536));
  const part = (number: number) =>
    locked.subarray(head + number * piece, head + (number + 1) * piece);
  const start = locked.subarray(0, head);
  const made = (...numbers: number[]) => Buffer.concat([start, ...numbers.map(part)]);
  expect((await unlock(made(0, 1, 2, 3))).length).toBe(4 * 65_536);
  for (const pieces of [made(0, 1, 2), made(0, 2, 1, 3), made(0, 1, 1, 2, 3), made(3), made()])
    await expect(unlock(pieces)).rejects.toThrow('backup.locked-file-damaged');
  for (const at of [0, 10, head, head + 5000, head + piece - 1, locked.length - 1]) {
    const altered = Buffer.from(locked);
    altered[at] = (altered[at] ?? 0) ^ 1;
    await expect(unlock(altered)).rejects.toThrow('backup.locked-file-damaged');
  }
});
