import {
  type FirstPageReading,
  type PageBox,
  type ReadField,
  readFields,
} from '@lantai/contract/preservation/first-page.ts';
import { readDocumentNumber } from '@lantai/contract/records/document-number.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import type { PlacedLine, PlacedPage } from './placed-lines.ts';

/**
 * What a document says of itself, read where GB/T 9704-2012 puts it: the issuer's mark and the number
 * at the head of the first page (7.2), the title below (7.3.1), name and date at the end of the text
 * (7.3.5). The confidences are what was measured on documents with known answers (BENCH.md).
 */
export function readFirstPageOf(pages: readonly PlacedPage[]): FirstPageReading[] {
  const [first] = pages;
  if (!first) return readFields.map((field) => absent(field, '没有可读的页'));
  const number = findNumber(first);
  const title = findTitle(first, number?.line);
  const date = findClosingDate(pages) ?? findHeadDate(pages, title?.lines);
  return [
    number?.reading ?? absent('documentNumber', '首页没有独占一行的发文字号'),
    findCreator(first, pages, number?.line, date?.line),
    title?.reading ?? absent('title', '首页没有可辨认的标题'),
    date?.reading ?? absent('date', '没有独占一行的成文日期'),
  ];
}

const absent = (field: ReadField, reason: string): FirstPageReading => ({
  field,
  value: null,
  page: null,
  box: null,
  confidence: 0,
  reason,
});

type Found = { readonly reading: FirstPageReading; readonly line: PlacedLine };

function found(
  field: ReadField,
  value: string,
  lines: readonly [PlacedLine, ...PlacedLine[]],
  [confidence, reason]: readonly [number, string],
): FirstPageReading {
  return { field, value, page: lines[0].page, box: around(lines), confidence, reason };
}

function around(lines: readonly [PlacedLine, ...PlacedLine[]]): PageBox {
  const boxes = lines.map(({ box }) => box);
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const tenth = (points: number) => Math.round(points * 10) / 10;
  return { x, y, width: tenth(right - x), height: tenth(bottom - y) };
}

// 云政发〔2024〕3号, by itself or with 签发人 on the other side of its line (7.2.5, 7.2.6).
const numberLine =
  /^(?<number>[^\s〔［[（(【\d]{1,20}\s?[〔［[（(【]\s?(?:19|20)\d{2}\s?[〕］\])）】]\s?第?\s?\d{1,5}\s?号)(?:\s*签\s*发\s*人\s*[:：].*)?$/u;

function findNumber(page: PlacedPage): Found | undefined {
  for (const line of page.lines) {
    const given = numberLine.exec(line.text)?.groups?.number?.replaceAll(/\s/gu, '');
    if (!given || !readDocumentNumber(given)) continue;
    const why: readonly [number, string] = letterhead(page, line)
      ? [0.99, '版头下独占一行的发文字号']
      : [0.6, '首页独占一行的文号，其上没有发文机关标志'];
    return { line, reading: found('documentNumber', given, [line], why) };
  }
  return undefined;
}

type Title = { readonly reading: FirstPageReading; readonly lines: readonly PlacedLine[] };

function findTitle(page: PlacedPage, number: PlacedLine | undefined): Title | undefined {
  const body = bodySize(page);
  const lines = page.lines.filter((line) => line !== number && !isPageNumber(line));
  const isLarge = (line: PlacedLine) => line.size > body * 1.12 && isCentred(line, page);
  const below = lines.filter((line) => number && line.box.y > number.box.y);
  const belowNumber = firstRun(below, isLarge);
  if (belowNumber.length > 0)
    return titleOf(belowNumber, [0.99, '文号之下居中、字号大于正文的各行']);
  const large = firstRun(lines, isLarge);
  if (large.length > 0) return titleOf(large, [0.9, '居中、字号大于正文的各行']);
  return titleOf(firstBlock(lines), [0.95, '首页第一段，字号与正文相同']);
}

function titleOf(lines: readonly PlacedLine[], why: readonly [number, string]): Title | undefined {
  const [first, ...others] = lines;
  if (!first) return undefined;
  const value = lines.map(({ text }) => joined(text)).join('');
  return { lines, reading: found('title', value, [first, ...others], why) };
}

/** Blanks that only spread Chinese characters go; those between words of another script stay. */
function joined(text: string): string {
  return text.replaceAll(/(?<=[^\x20-\x7e])\s+|\s+(?=[^\x20-\x7e])/gu, '');
}

/** Lines in a row that fit, from the first that does. */
function firstRun(
  lines: readonly PlacedLine[],
  fits: (line: PlacedLine) => boolean,
): readonly PlacedLine[] {
  const start = lines.findIndex(fits);
  if (start < 0) return [];
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => !fits(line));
  return end < 0 ? rest : rest.slice(0, end);
}

const mostTitle = 120;

/** The lines above the first wider gap, where they are no sentence: 。 ends none of them. */
function firstBlock(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const steps = lines.slice(1).map((line, at) => line.box.y - (lines[at]?.box.y ?? 0));
  const usual = steps.toSorted((left, right) => left - right)[Math.floor(steps.length / 4)] ?? 0;
  const gap = steps.findIndex((step) => step > usual * 1.2);
  const block = lines.slice(0, gap < 0 ? 1 : gap + 1);
  const text = block.map((line) => line.text).join('');
  return text.length <= mostTitle && !/[。；：]$|^\d{4}\s?年/u.test(text) ? block : [];
}

/** 某某局文件 and 某某局会议纪要 in large characters above the number; else the name above the date. */
function findCreator(
  first: PlacedPage,
  pages: readonly PlacedPage[],
  number: PlacedLine | undefined,
  date: PlacedLine | undefined,
): FirstPageReading {
  const mark = letterhead(first, number);
  const signed = date && signature(pages, date);
  const marked = mark && nameIn(mark.text);
  if (mark && marked && signed && joined(signed.text) === marked)
    return found('creator', marked, [mark], [0.99, '发文机关标志与署名一致']);
  if (mark && marked && signed)
    return found(
      'creator',
      marked,
      [mark],
      [0.6, `发文机关标志，与署名“${joined(signed.text)}”不一致`],
    );
  if (mark && marked) return found('creator', marked, [mark], [0.9, '发文机关标志']);
  if (signed) return found('creator', joined(signed.text), [signed], [0.8, '成文日期上一行的署名']);
  return absent('creator', '首页没有发文机关标志，文末没有署名');
}

function letterhead(page: PlacedPage, number: PlacedLine | undefined): PlacedLine | undefined {
  if (!number) return undefined;
  const body = bodySize(page);
  return page.lines
    .filter((line) => line.box.y < number.box.y && line.size > body * 1.2)
    .toSorted((left, right) => right.size - left.size)[0];
}

function nameIn(mark: string): string | undefined {
  const name = mark.replaceAll(/\s/gu, '').replace(/(?:文件|会议纪要|公报|公告)$/u, '');
  return name.length >= 2 && name.length <= 40 ? name : undefined;
}

function signature(pages: readonly PlacedPage[], date: PlacedLine): PlacedLine | undefined {
  const lines = pages.find(({ number }) => number === date.page)?.lines ?? [];
  const above = lines[lines.indexOf(date) - 1];
  const text = above && joined(above.text);
  const isName = text && text.length >= 3 && text.length <= 40 && !/[，。：；、）]$/u.test(text);
  return above && isName && !/^附件/u.test(text) && reachesRight(above, pages) ? above : undefined;
}

function reachesRight({ box, page }: PlacedLine, pages: readonly PlacedPage[]): boolean {
  const width = pages.find(({ number }) => number === page)?.width ?? 0;
  return box.x + box.width / 2 > width / 2;
}

const dayWords =
  /^[〇○零一二三四五六七八九\d]{4}\s?年\s?[一二三四五六七八九十\d]{1,3}\s?月\s?[一二三四五六七八九十廿卅\d]{1,4}\s?日$/u;

/** 成文日期: a line of its own in the right half; 印发日期 stands beside a name and is another (7.4). */
function findClosingDate(pages: readonly PlacedPage[]): Found | undefined {
  for (const { lines } of pages)
    for (const line of lines) {
      const text = line.text.replaceAll(/\s/gu, '');
      if (!dayWords.test(text) || !reachesRight(line, pages)) continue;
      const read = readWrittenDate(text);
      if (read.kind === 'day')
        return { line, reading: found('date', read.day, [line], [0.99, '文末独占一行的成文日期']) };
    }
  return undefined;
}

// 2019年5月31日 河南省…批准: a day and, before another, what was done on it.
const datedAct =
  /(?<day>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)(?:(?!\d{4}\s?年\s?\d{1,2}\s?月)[^。]){0,90}?(?:通过|批准|公布|发布|修正|修订|颁布)/gu;
const endsHead = /^\s*(?:第[一1]\s?[章条编]|目\s?录|[为根])/u;

/**
 * Laws and rules say below the title when they were passed and changed; the last such day counts. It
 * need not be the day they were published, which often stands nowhere in the text.
 */
function findHeadDate(
  pages: readonly PlacedPage[],
  title: readonly PlacedLine[] | undefined,
): Found | undefined {
  // Of some files the first page came out empty.
  const lines = pages.find((page) => page.lines.length > 0)?.lines ?? [];
  const last = title?.at(-1);
  const below = lines.slice(last ? lines.indexOf(last) + 1 : 0);
  const end = below.findIndex(({ text }) => endsHead.test(text));
  const head = below.slice(0, Math.max(0, end));
  const act = [
    ...head
      .map(({ text }) => text)
      .join('')
      .matchAll(datedAct),
  ].at(-1);
  const read = readWrittenDate(act?.groups?.day?.replaceAll(/\s/gu, '') ?? '');
  const line = act && lineAt(head, act.index);
  if (!line || read.kind !== 'day') return undefined;
  const why = [0.55, '题注中最后一次通过、公布或修正的日期'] as const;
  return { line, reading: found('date', read.day, [line], why) };
}

/** The line in which a place of the joined text lies. */
function lineAt(lines: readonly PlacedLine[], place: number): PlacedLine | undefined {
  let end = 0;
  return lines.find(({ text }) => {
    end += text.length;
    return place < end;
  });
}

/** The size most of the page is set in. */
function bodySize({ lines }: PlacedPage): number {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rough = Math.round(size * 2) / 2;
    characters.set(rough, (characters.get(rough) ?? 0) + text.length);
  }
  return [...characters].toSorted(([, left], [, right]) => right - left)[0]?.[0] ?? 0;
}

function isCentred({ box }: PlacedLine, { width }: PlacedPage): boolean {
  return Math.abs(box.x + box.width / 2 - width / 2) < width * 0.06;
}

function isPageNumber({ text }: PlacedLine): boolean {
  return /^[—–-]?\s*\d{1,4}\s*[—–-]?$/u.test(text);
}
