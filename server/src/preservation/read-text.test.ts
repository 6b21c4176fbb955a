import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { hasRealData, realData } from './given-store.test-fixture.ts';
import { readText } from './read-text.ts';

async function givenFile(bytes: Uint8Array): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lantai-text-'));
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

async function textOf(bytes: Uint8Array) {
  await using file = await givenFile(bytes);
  // Awaited here: on return the file is gone.
  return await readText(file.path, 'text/plain');
}

/** One page whose content stream is `stream`, packed. */
function pdfWith(stream: Buffer): Buffer {
  const packed = deflateSync(stream);
  const head = [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj',
    `4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`,
  ].join('\n');
  // Without a cross-reference table: readers find the objects by themselves.
  const tail = '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)]);
}

const sentence = '兰台：归档文件整理规则。';

test.each([
  ['UTF-8', Buffer.from(sentence), 'ICU utf-8'],
  ['UTF-8 with mark', Buffer.from(`\ufeff${sentence}`), 'ICU utf-8'],
  ['UTF-16 LE', iconv.encode(`\ufeff${sentence}`, 'utf16le'), 'ICU utf-16le'],
  ['UTF-16 BE', iconv.encode(sentence, 'utf16be', { addBOM: true }), 'ICU utf-16be'],
  ['GB18030', iconv.encode(sentence, 'gb18030'), 'ICU gb18030'],
  ['GB18030 with four-byte characters', iconv.encode(`${sentence}㐀`, 'gb18030'), 'ICU gb18030'],
])('plain text in %s is read', async (_, bytes, tool) => {
  const answer = await textOf(bytes);

  expect(answer).toMatchObject({ kind: 'text', tool });
  expect(answer.kind === 'text' && answer.pages[0]?.startsWith(sentence)).toBe(true);
});

test.each([
  ['Big5', iconv.encode('檔案管理系統規範與歸檔文件整理辦法說明', 'big5')],
  ['Latin-1', iconv.encode('Âge, été, où, façon, garçon, Noël, cœur, élève', 'latin1')],
  ['bytes that are no text', Buffer.from([0x50, 0, 1, 2, 3, 0xff, 0xfe, 0x80])],
])('%s is said not to be understood instead of read as gibberish', async (_, bytes) => {
  expect(await textOf(bytes)).toEqual({ kind: 'failed', reason: '无法识别文字编码' });
});

test('pictures and unknown formats have no text; a PDF without a text layer says why', async () => {
  await using scan = await givenFile(pdfWith(Buffer.from('0 0 50 50 re f')));

  expect(await readText(scan.path, 'image/jpeg')).toEqual({
    kind: 'none',
    reason: '此格式不提取文字',
  });
  expect(await readText(scan.path, 'application/pdf')).toEqual({
    kind: 'none',
    reason: '没有文字层，可能是扫描件',
  });
});

test('a file that is no PDF at all fails with a reason', async () => {
  await using file = await givenFile(Buffer.from('%PDF-1.7\nand then nothing'));

  expect(await readText(file.path, 'application/pdf')).toEqual({
    kind: 'failed',
    reason: '不是完整的 PDF 文件，无法解析',
  });
});

test('a file over the limit is not even opened', async () => {
  await using file = await givenFile(Buffer.alloc(2 * 2 ** 20, 'a'));

  expect(await readText(file.path, 'text/plain', { maxBytes: 2 ** 20 })).toEqual({
    kind: 'failed',
    reason: '文件超过 1 MB，未提取文字',
  });
});

test('a small file that unpacks to a gigabyte is stopped, and the next one is read', async () => {
  await using bomb = await givenFile(pdfWith(Buffer.alloc(1_000_000_000, ' ')));
  await using good = await givenFile(Buffer.from(sentence));

  expect(await readText(bomb.path, 'application/pdf')).toEqual({
    kind: 'failed',
    reason: '占用内存过多，已停止提取文字',
  });
  expect(await readText(good.path, 'text/plain')).toMatchObject({ pages: [sentence] });
}, 60_000);

test('a file that takes too long is stopped, and the next ones are read', async () => {
  // Twenty million operators, each a state that pdf.js saves and restores.
  await using slow = await givenFile(pdfWith(Buffer.from('q Q '.repeat(10_000_000))));
  await using good = await givenFile(Buffer.from(sentence));

  const answers = await Promise.all([
    readText(slow.path, 'application/pdf', { seconds: 0.5 }),
    readText(slow.path, 'application/pdf', { seconds: 0.5 }),
    readText(good.path, 'text/plain'),
  ]);

  const stopped = { kind: 'failed', reason: '0.5 秒内未能读完，已停止提取文字' };
  expect(answers.slice(0, 2)).toEqual([stopped, stopped]);
  expect(answers[2]).toMatchObject({ pages: [sentence] });
}, 60_000);

describe.skipIf(!hasRealData('laws-pdf'))('sixty real laws', () => {
  const folder = join(realData, 'laws-pdf');

  test('each gives its whole text', async () => {
    const lines = (await readFile(join(realData, 'laws.jsonl'), 'utf8')).trim().split('\n');
    const laws = lines
      .map((line) => JSON.parse(line) as { pdf?: string; text: string })
      .filter(({ pdf }) => pdf);
    expect(laws).toHaveLength(60);
    for (const { pdf = '', text } of laws) {
      // Seven of the PDFs have an empty first page where the title was to stand.
      const body = text.slice(text.indexOf('\n'));
      const answer = await readText(join(folder, pdf), 'application/pdf');
      const read = answer.kind === 'text' ? answer.pages.join('') : '';
      expect(firstMissing(squeezed(body), squeezed(read)), pdf).toBe('');
    }
  }, 120_000);

  test('however its bytes are flipped, it is read or refused, and the pool lives on', async () => {
    const bytes = await readFile(join(folder, '002.pdf'));
    const kinds = new Set<string>();
    for (let round = 0; round < 48; round += 1) {
      const flipped = Buffer.from(bytes);
      // Anywhere, in the first page's content, or in the tables at the end that hold the rest together.
      const region =
        [flipped, flipped.subarray(0, 4000), flipped.subarray(-2000)][round % 3] ?? flipped;
      for (let flips = 0; flips < 1 + (round % 4) * 40; flips += 1) {
        // The same places in every run: what fails once can be looked at again.
        const at = (round * 7919 + flips * 104_729 * (round + 1)) % region.length;
        region[at] = (region[at] ?? 0) ^ (1 << (flips % 8));
      }
      await using file = await givenFile(flipped);
      const answer = await readText(file.path, 'application/pdf', { seconds: 20 });
      expect(answer.kind === 'text' ? answer.pages.length : answer.reason.length).toBeGreaterThan(
        0,
      );
      kinds.add(answer.kind);
    }
    expect(kinds).toContain('text');
    expect(kinds.size).toBeGreaterThan(1);
    expect(await readText(join(folder, '001.pdf'), 'application/pdf')).toMatchObject({
      kind: 'text',
    });
  }, 120_000);
});

function squeezed(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '');
}

/** The first stretch of eight characters of `text` that is nowhere in `read`. */
function firstMissing(text: string, read: string): string {
  for (let at = 0; at + 8 <= text.length; at += 8) {
    if (!read.includes(text.slice(at, at + 8))) return text.slice(at, at + 8);
  }
  return '';
}
