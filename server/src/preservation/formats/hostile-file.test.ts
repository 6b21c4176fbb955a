import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileEnds, occursIn, sequenceFromStart } from './byte-sequence.ts';
import {
  bytesOf,
  compoundOf,
  docxOf,
  examined,
  pdfOf,
  wordBlock,
  zipOf,
} from './given-formats.test-fixture.ts';
import { signedFormats } from './identify-file.ts';

test('an empty file is empty, and unknown bytes are unknown', async () => {
  expect(await examined(Buffer.alloc(0))).toMatchObject({ puid: null, name: '空文件' });
  expect(await examined(Buffer.alloc(100_000))).toMatchObject({ puid: null, name: '未知格式' });
});

test('random bytes, and the beginnings of every format followed by them, are examined without a fault', async () => {
  const heads = [
    '"PK" 0304',
    'D0CF11E0A1B11AE1',
    '"%PDF-1.4"',
    '49492A00',
    '"RIFF"',
    '89504E470D0A1A0A',
    '"<?xml "',
    '""',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 3000 }),
      async (head, noise) => {
        const bytes = Buffer.concat([bytesOf(head), noise]);
        const file = await examined(bytes, 'given.bin', { probe: true });
        expect(file.probe?.state).toMatch(/^(?:readable|damaged|encrypted|not-probed)$/);
      },
    ),
    { numRuns: 60, seed: 22 },
  );
}, 60_000);

test('a file cut off anywhere is still examined, and a whole one is not called damaged', async () => {
  for (const whole of [docxOf(), pdfOf(), compoundOf({ WordDocument: wordBlock(0xc1) })]) {
    expect((await examined(whole, 'a', { probe: true })).probe).toMatchObject({
      state: 'readable',
    });
    for (const part of [0.1, 0.5, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part));
      expect((await examined(cut, 'a', { probe: true })).probe?.state).not.toBe('readable');
    }
  }
});

test('a container whose directory is lost is known by the names that are left', async () => {
  const cut = docxOf().subarray(0, -60);
  expect(await examined(cut)).toMatchObject({ puid: 'fmt/412', basis: 'container' });
});

test('a ZIP bomb is named as one, not unpacked', async () => {
  const bomb = zipOf({ 'bomb.txt': '0'.repeat(200 * 2 ** 20) });
  expect(bomb.length).toBeLessThan(2 ** 20);
  expect((await examined(bomb, 'a.zip', { probe: true })).probe).toMatchObject({
    state: 'damaged',
    reason: '解压后的大小远超压缩包，疑为压缩炸弹',
  });
}, 30_000);

test('a directory that runs in a circle ends', async () => {
  const circle = compoundOf({ WordDocument: wordBlock(0xc1) });
  const directory = circle.readUInt32LE(48);
  const table = (circle.readUInt32LE(76) + 1) * 512;
  circle.writeUInt32LE(directory, table + directory * 4);
  const file = await examined(circle, 'a.doc', { probe: true });
  expect(file.puid).toBe('fmt/111');
  expect(file.probe).toMatchObject({ state: 'damaged', reason: '复合文档已损坏：目录首尾相连' });
});

test('no signature makes the search grow beyond bytes times slots', () => {
  // A backtracking search of these gaps would take the fourth power of the length.
  const repeated = Buffer.alloc(64 * 1024, 'ab');
  const gaps = sequenceFromStart(
    '@0-65536 "a" {0-65536} "b" {0-65536} "a" {0-65536} "b" {0-65536} "c"',
  );
  expect(occursIn(fileEnds(repeated, repeated), gaps)).toBe(false);
  for (const { signatures } of signedFormats)
    for (const sequence of signatures.flat()) occursIn(fileEnds(repeated, repeated), sequence);
}, 20_000);

test('a text of ten thousand comments is passed over once', async () => {
  const comments = `<?xml version="1.0"?>${'<!-- -->'.repeat(10_000)}`;
  expect((await examined(Buffer.from(comments), 'a.xml')).puid).toBe('fmt/101');
});

test('entities are not replaced, deep elements not followed, and the file fails alone', async () => {
  const deep = `<?xml version="1.0"?>${'<a>'.repeat(100_000)}`;
  expect((await examined(Buffer.from(deep), 'a.xml', { probe: true })).probe?.state).toBe(
    'damaged',
  );
  const next = await examined(Buffer.from('<?xml version="1.0"?><a/>'), 'a.xml', { probe: true });
  expect(next.probe?.state).toBe('readable');
}, 60_000);
