import { expect, test } from 'vitest';
import { msgBytes } from '../../given-media.test-fixture.ts';
import { requireEnds } from './compound-chains.ts';

const sectorSize = 512;
const word = (bytes: Buffer, at: number, value: number) => {
  const changed = Buffer.from(bytes);
  changed.writeUInt32LE(value, at);
  return changed;
};
/** Where the allocation table has the sector that follows another. */
const placeOfNext = (bytes: Buffer, sector: number) =>
  (bytes.readUInt32LE(76) + 1) * sectorSize + sector * 4;
const directoryOf = (bytes: Buffer) => bytes.readUInt32LE(48);
const entryAt = (bytes: Buffer, index: number) =>
  (directoryOf(bytes) + 1) * sectorSize + index * 128;

test('a message as Outlook writes it has an end everywhere', () => {
  expect(() => requireEnds(msgBytes())).not.toThrow();
});

const whole = msgBytes();
test.each([
  [
    'a chain that leads back to itself',
    word(whole, placeOfNext(whole, directoryOf(whole)), directoryOf(whole)),
    '扇区链首尾相连',
  ],
  [
    'a chain that stops without an end',
    word(whole, placeOfNext(whole, directoryOf(whole)), 0xff_ff_ff_ff),
    '扇区链没有终点',
  ],
  ['a chain that leads out of the table', word(whole, 48, 5000), '分配表不完整'],
  ['an entry that hangs from itself', word(whole, entryAt(whole, 1) + 68, 1), '目录首尾相连'],
  ['an entry that is not there', word(whole, entryAt(whole, 0) + 76, 9999), '目录指向不存在的条目'],
  ['half a head', whole.subarray(0, 100), '文件头不完整'],
])('%s is refused', (_, bytes, reason) => {
  expect(() => requireEnds(bytes)).toThrow(reason);
});
