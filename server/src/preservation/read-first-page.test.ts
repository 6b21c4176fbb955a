import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FirstPageReading } from '@lantai/contract/preservation/first-page.ts';
import { describe, expect, test } from 'vitest';
import { componentBytes } from '../demo/component-bytes.ts';
import { demoDistrict } from '../demo/district.ts';
import { renderOfficialDocument } from '../demo/official-document.ts';
import { readFirstPage } from './read-first-page.ts';

async function givenFile(bytes: Uint8Array | string) {
  const folder = await mkdtemp(join(tmpdir(), 'lantai-first-page-'));
  const path = join(folder, 'document.pdf');
  await writeFile(path, bytes);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

async function readingsOf(bytes: Uint8Array): Promise<FirstPageReading[]> {
  await using file = await givenFile(bytes);
  const answer = await readFirstPage(file.path, 'first-page');
  return answer.kind === 'read' ? answer.readings : [];
}

const valuesOf = (readings: readonly FirstPageReading[]) =>
  Object.fromEntries(readings.map(({ field, value }) => [field, value]));

const letter = {
  letterhead: '示例局文件',
  issuer: '示例局',
  documentNumber: '示发〔2025〕12号',
  signer: '张某',
  title: '关于做好二〇二五年度全区防汛抗旱物资储备和应急队伍建设有关工作的请示',
  addressee: '云岫区人民政府',
  paragraphs: [
    { style: 'plain' as const, text: '根据《防汛条例》和区发〔2024〕3号文件，现请示如下。' },
  ],
  attachmentTitles: [],
  date: '2025-05-06',
  printedBy: '示例局办公室',
};

test('number, creator, title and date are read with the place they stand at', async () => {
  const [number, creator, title, date] = await readingsOf(await renderOfficialDocument(letter));
  expect(number).toMatchObject({ value: '示发〔2025〕12号', page: 1 });
  expect(creator).toMatchObject({ value: '示例局', reason: '发文机关标志与署名一致' });
  expect(title).toMatchObject({ value: letter.title, page: 1 });
  expect(date).toMatchObject({ value: '2025-05-06' });
  // A4 is 595 by 842 points: the mark in the upper half, the number below it, the title of two lines
  // below that, the date in the right half.
  const tops = [creator, number, title, date].map((reading) => reading?.box?.y ?? 0);
  expect(tops).toEqual(tops.toSorted((left, right) => left - right));
  expect(title?.box?.height).toBeGreaterThan(40);
  expect(date?.box?.x).toBeGreaterThan(297);
  for (const { box } of [number, creator, title, date].flatMap((reading) => reading ?? [])) {
    expect(box?.width).toBeGreaterThan(40);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(595);
  }
});

test('what the page does not say is not found, and why is said', async () => {
  const readings = await readingsOf(
    await renderOfficialDocument({
      ...letter,
      documentNumber: '内部参考',
      title: '情况',
      date: '2025-05-06',
      letterhead: '参考资料',
    }),
  );
  expect(readings[0]).toEqual({
    field: 'documentNumber',
    value: null,
    page: null,
    box: null,
    confidence: 0,
    reason: '首页没有独占一行的发文字号',
  });
});

test('a number that the text only mentions is not the document’s own', async () => {
  const bytes = await renderOfficialDocument({ ...letter, documentNumber: '（无号）' });
  expect(valuesOf(await readingsOf(bytes)).documentNumber).toBeNull();
});

test('a name that differs from the mark makes the reading doubtful', async () => {
  const [, creator] = await readingsOf(
    await renderOfficialDocument({ ...letter, issuer: '示例局党组' }),
  );
  expect(creator).toMatchObject({ value: '示例局', confidence: 0.6 });
});

test('what is no PDF, or a broken one, is refused with a reason', async () => {
  await using file = await givenFile('%PDF-1.7 broken');
  expect(await readFirstPage(file.path, 'first-page')).toMatchObject({ kind: 'failed' });
  expect(await readFirstPage(file.path, 'page-count')).toMatchObject({ kind: 'failed' });
});

test('documents of the demonstration are read as they were written', async () => {
  const originals = demoDistrict()
    .records.filter((_record, place) => place % 12 === 0)
    .flatMap(({ components }) => components.filter(({ content }) => content.kind === 'document'));
  expect(originals.length).toBeGreaterThan(25);
  for (const original of originals) {
    if (original.content.kind !== 'document') continue;
    const { documentNumber, issuer, title, date } = original.content.document;
    expect(valuesOf(await readingsOf(await componentBytes(original)))).toEqual({
      documentNumber,
      creator: issuer,
      title,
      date,
    });
  }
}, 60_000);

const data = resolve(import.meta.dirname, '../../../../shared/data');
if (!existsSync(data)) console.warn(`not run, ${data} is absent: first pages of laws`);

describe.runIf(existsSync(data))('sixty real laws', () => {
  test('have the title read that they bear, where their first page has a text at all', async () => {
    const lines = (await readFile(join(data, 'laws.jsonl'), 'utf8')).trim().split('\n');
    const laws = lines
      .map((line) => JSON.parse(line) as { pdf?: string; title: string })
      .filter(({ pdf }) => pdf);
    const wrong: unknown[] = [];
    let unread = 0;
    for (const { pdf = '', title } of laws) {
      const answer = await readFirstPage(join(data, 'laws-pdf', pdf), 'first-page');
      const read = answer.kind === 'read' ? valuesOf(answer.readings).title : undefined;
      if (read === null) unread += 1;
      else if (read !== title.replaceAll(' ', '')) wrong.push([pdf, title, read]);
    }
    expect(wrong).toEqual([]);
    // Of seven the first page came out empty when they were made.
    expect(unread).toBe(7);
  }, 60_000);
});
