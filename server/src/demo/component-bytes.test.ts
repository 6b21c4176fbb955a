import { createHash } from 'node:crypto';
import { findSecrecyMarkAtHead } from '@lantai/contract/records/secrecy-mark.ts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { componentBytes } from './component-bytes.ts';
import type { DemoComponent } from './components.ts';
import { demoDistrict } from './district.ts';
import { type OfficialDocument, writtenDay } from './document.ts';
import { plantedFaults } from './faults.ts';
import { documentFonts } from './layout/fonts.ts';
import { pagesOf } from './layout/pages.ts';
import type { DemoRecord } from './records.ts';

const { records } = demoDistrict();

test('the text layer of a document reads back as it was written, character for character', async () => {
  for (const record of firstOfEachGenre()) {
    const component = originalOf(record);
    const pages = await readPages(await componentBytes(component));
    expect(pages.join('')).toBe(wordsOf(documentIn(component)));
  }
});

test('a document has the pages that its layout promised, each of them A4', async () => {
  for (const record of firstOfEachGenre()) {
    const component = originalOf(record);
    const pdf = await open(await componentBytes(component));
    expect(pdf.numPages).toBe(pagesOf(component.content));
    const [, , width, height] = (await pdf.getPage(1)).view;
    expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual([595, 842]);
  }
});

test('described pages agree with the pages drawn, but for the planted disagreements', async () => {
  const wrong = plantedFaults.flatMap((fault) =>
    fault.kind === 'pages-disagree' ? [fault.record] : [],
  );
  // The first record of all has an attachment that runs over a page.
  for (const id of ['A012-2019-01', 'A025-2021-03', ...wrong]) {
    const record = find(id);
    const agrees = (await drawnPages(record)) === record.description.pages;
    expect([id, agrees]).toEqual([id, !wrong.includes(id)]);
  }
});

test('the same component has the same bytes every time', async () => {
  for (const kind of ['document', 'sheet', 'text', 'site-plan']) {
    const component = records
      .flatMap(({ components }) => components)
      .find(({ content }) => content.kind === kind);
    if (!component) throw new Error(`no component of kind ${kind}`);
    expect(digest(await componentBytes(component))).toBe(digest(await componentBytes(component)));
  }
});

test('a mark that stands only on the page is read from the text layer', async () => {
  for (const fault of plantedFaults) {
    if (fault.kind !== 'secrecy-mark-in-content') continue;
    const pages = await readPages(await componentBytes(originalOf(find(fault.record))));
    expect(findSecrecyMarkAtHead(pages[0] ?? '')).toMatchObject({ kind: 'starred' });
  }
});

test('every character of the district has a glyph', () => {
  const { plain, signs } = documentFonts();
  const letters = new Set(JSON.stringify(records.map(({ components }) => components)));
  const missing = [...letters].filter((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return !plain.hasGlyphForCodePoint(code) && !signs.hasGlyphForCodePoint(code);
  });
  expect(missing).toEqual([]);
});

test('a document claims PDF/A-2b and embeds every font it uses', async () => {
  const text = (await componentBytes(originalOf(find('A012-2020-01')))).toString('latin1');
  expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(text.match(/\/FontFile2 /gu)?.length).toBe(text.match(/\/Subtype \/Type0/gu)?.length);
  expect(text).not.toContain('/Helvetica');
});

test('a site plan is a PNG picture', async () => {
  const plan = records
    .flatMap(({ components }) => components)
    .find(({ content }) => content.kind === 'site-plan');
  if (!plan) throw new Error('no site plan in the district');
  const bytes = await componentBytes(plan);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([960, 720]);
});

function firstOfEachGenre(): DemoRecord[] {
  const genres = Map.groupBy(records, ({ description }) => description.genre);
  return [...genres.values()].flatMap((group) => group.slice(0, 1));
}

function find(id: string): DemoRecord {
  const record = records.find((candidate) => candidate.id === id);
  if (!record) throw new Error(`no record ${id}`);
  return record;
}

function originalOf({ id, components }: DemoRecord): DemoComponent {
  const original = components.find(({ role }) => role === 'original');
  if (!original) throw new Error(`${id} has no 正本`);
  return original;
}

function documentIn({ content, name }: DemoComponent): OfficialDocument {
  if (content.kind !== 'document') throw new Error(`${name} is no document`);
  return content.document;
}

/** All that a document says, as it is set; a blank where two things stand apart on one line. */
function wordsOf(document: OfficialDocument): string {
  const { attachmentTitles, copyTo, date } = document;
  const several = attachmentTitles.length > 1;
  const words = [
    document.secrecyMark,
    document.letterhead,
    document.documentNumber,
    document.signer && ` 签发人：${document.signer}`,
    document.title,
    document.addressee && `${document.addressee}：`,
    ...document.paragraphs.map(({ text }) => text),
    attachmentTitles.length > 0 && '附件：',
    ...attachmentTitles.map((title, place) => (several ? `${place + 1}．${title}` : title)),
    document.issuer,
    writtenDay(date),
    document.note,
    copyTo && `抄送：${copyTo}`,
    `${document.printedBy} ${writtenDay(date)}印发`,
  ];
  return words.filter(Boolean).join('');
}

async function drawnPages({ components }: DemoRecord): Promise<number> {
  let pages = 0;
  for (const component of components) {
    const { kind } = component.content;
    if (kind === 'site-plan') pages += 1;
    if (kind !== 'document' && kind !== 'sheet') continue;
    pages += (await open(await componentBytes(component))).numPages;
  }
  return pages;
}

function open(bytes: Buffer) {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
}

/** The text of each page without its page number. */
async function readPages(bytes: Buffer): Promise<string[]> {
  const pdf = await open(bytes);
  const pages: string[] = [];
  for (let place = 1; place <= pdf.numPages; place += 1) {
    const { items } = await (await pdf.getPage(place)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    pages.push(text.replace(`— ${place} —`, ''));
  }
  return pages;
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
