import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatOf } from '@lantai/contract/preservation/file-format.ts';
import type { ConversionTarget } from '@lantai/contract/preservation/format-rule.ts';
import { describe, expect, test } from 'vitest';
import { givenStore, hasRealData, realData, type TestStore } from '../given-store.test-fixture.ts';
import { sniffFile } from '../media-type.ts';
import { stagedPath } from '../staging.ts';
import { similarityOf } from './compare-content.ts';
import { ConversionFault } from './conversion-fault.ts';
import { convertFile } from './convert-file.ts';
import { convertByOffice, findLibreOffice } from './office-converter.ts';
import { writePng } from './raster/write-png.ts';

const moment = new Date('2026-03-01T09:00:00Z');
const paper = { width: 40, height: 30, pixels: new Uint8Array(40 * 30 * 4).fill(255) };

async function convert({ data, staging, root }: TestStore, path: string, target: ConversionTarget) {
  const source = { path, mediaType: await sniffFile(path), title: '试验' };
  const format = formatOf(source.mediaType, path);
  const storage = { staging, store: root };
  void data;
  return convertFile(storage, { source: { ...source, format }, target, moment });
}

async function given(store: TestStore, name: string, content: string | Buffer): Promise<string> {
  const path = join(store.data, name);
  await writeFile(path, content);
  return path;
}

test('a text becomes a PDF/A-2b of the same words, and the same again when it is repeated', async () => {
  await using store = await givenStore();
  const text = `关于做好防汛工作的通知\n\t一、总体要求（2026年）\n${'各单位要落实责任。'.repeat(400)}\n\f附件\n罕用字：㙍 𠮷 ★`;
  const path = await given(store, '通知.txt', text);
  const made = await convert(store, path, 'pdf');
  expect(made).toMatchObject({
    mediaType: 'application/pdf',
    tool: 'PDFKit',
    comparison: { by: 'text', pagesBefore: null, pagesAfter: 4 },
  });
  expect(made.comparison.similarity).toBeGreaterThan(0.999);
  const pdf = await readFile(stagedPath(store.staging, made.staged.sha512), 'latin1');
  expect(pdf).toContain('pdfaid:part>2</pdfaid:part');
  expect((await convert(store, path, 'pdf')).staged).toEqual(made.staged);
  expect(await readFile(path, 'utf8')).toBe(text);
});

test('words of the common character set all come through', async () => {
  await using store = await givenStore();
  const path = await given(
    store,
    '名单.txt',
    '王小明，男，1980年5月生；籍贯：示例省。“同意”——《办法》第十二条：',
  );
  const { comparison } = await convert(store, path, 'pdf');
  expect(comparison).toEqual({
    pagesBefore: null,
    pagesAfter: 1,
    by: 'text',
    similarity: 1,
    verdict: 'same',
  });
});

test('a picture keeps every pixel of its width and height', async () => {
  await using store = await givenStore();
  const path = await given(store, '扫描.png', writePng(paper));
  const made = await convert(store, path, 'pdf');
  expect(made.comparison).toEqual({
    pagesBefore: 1,
    pagesAfter: 1,
    by: 'pixels',
    similarity: 1,
    verdict: 'same',
  });
});

test.each([
  ['坏.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'PNG 图像损坏'],
  ['坏.jpg', Buffer.from('ffd8ffe000000000', 'hex'), 'JPEG 图像损坏'],
  ['图纸.dwg', Buffer.from([0, 1, 2, 3]), '没有把 DWG 转成该格式的工具'],
])('%s fails alone, with a reason', async (name, content, reason) => {
  await using store = await givenStore();
  const path = await given(store, name, content);
  await expect(convert(store, path, 'pdf')).rejects.toThrow(reason);
  expect(await readdir(store.staging.incoming)).toEqual([]);
});

describe.skipIf(!hasRealData('scans'))('real scans', () => {
  test('every one becomes a PDF with pictures of the same size', async () => {
    await using store = await givenStore();
    const names = (await readdir(join(realData, 'scans'), { recursive: true })).filter((name) =>
      /\.(?:jpg|tiff)$/.test(name),
    );
    expect(names.length).toBeGreaterThan(10);
    const verdicts: string[] = [];
    for (const name of names) {
      const made = await convert(store, join(realData, 'scans', name), 'pdf');
      verdicts.push(`${name} ${made.comparison.verdict}`);
    }
    expect(verdicts).toEqual(names.map((name) => `${name} same`));
  }, 300_000);
});

const office = await findLibreOffice();
if (!office)
  console.warn('SKIPPED: LibreOffice is not installed, office documents are not converted');

describe.skipIf(!office)('with LibreOffice', () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0 SimSun;}}\f0\fs28 \u20851?\u20110?\u38450?\u27739?\par Notice No. 1\par}`;

  test('a document becomes a PDF of the same words', async () => {
    await using store = await givenStore();
    const path = await given(store, '通知.rtf', rtf);
    const made = await convert(store, path, 'pdf');
    expect(made).toMatchObject({
      mediaType: 'application/pdf',
      tool: 'LibreOffice',
      toolVersion: office?.version,
      comparison: { by: 'text', pagesAfter: 1, verdict: 'same' },
    });
    expect(await readdir(store.staging.incoming)).toEqual([]);
  }, 120_000);

  test('a document that takes too long is stopped, and leaves nothing behind', async () => {
    await using store = await givenStore();
    const path = await given(store, '慢.rtf', rtf);
    if (!office) return;
    const late = convertByOffice({
      ...{ office, path, format: 'RTF', into: 'pdf' as const, folder: store.data },
      to: join(store.data, 'never.pdf'),
      seconds: 0.05,
    });
    await expect(late).rejects.toThrow(ConversionFault);
    expect((await readdir(store.data)).filter((name) => /office|never/.test(name))).toEqual([]);
  }, 120_000);
});

test('likeness is 1 for the same text alone', () => {
  expect(similarityOf('防汛工作', '防汛工作')).toBe(1);
  expect(similarityOf('防汛工作通知', '抗旱会议纪要')).toBe(0);
  const long = '各单位要落实责任。'.repeat(1000);
  expect(similarityOf(long, `${long}完`)).toBeLessThan(1);
  expect(similarityOf(long, `${long}完`)).toBeGreaterThan(0.999);
});
