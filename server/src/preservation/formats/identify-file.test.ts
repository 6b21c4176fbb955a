import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { emlBytes, jpegBytes, msgBytes, tiffBytes, wavBytes } from '../given-media.test-fixture.ts';
import { hasRealData, realData } from '../given-store.test-fixture.ts';
import { sniffFile } from '../media-type.ts';
import { examineFile } from './examine-file.ts';
import {
  bytesOf,
  claimOf,
  compoundOf,
  docxOf,
  examined,
  pdfOf,
  wordBlock,
  zipOf,
} from './given-formats.test-fixture.ts';
import { signedFormats } from './identify-file.ts';

const asf = '3026B2758E66CF11A6D900AA0062CE6C';

test.each([
  ['"%PDF-1.7"', 'fmt/276'],
  ['"@PJL SET" 0D0A "%PDF-1.3"', 'fmt/17'],
  ['"{\\rtf1\\ansi\\ansicpg936 "', 'fmt/50'],
  ['"{\\rtf1 x}"', 'fmt/45'],
  ['"%!PS-Adobe-3.0 EPSF-3.0"', 'fmt/124'],
  ['49492A00 08000000', 'fmt/353'],
  ['4D4D002A 00000008', 'fmt/353'],
  ['FFD8FFE0 0010 "JFIF" 00 0102', 'fmt/44'],
  ['FFD8FFDB 0043', 'fmt/41'],
  ['FFD8FFE8 0020 "SPIFF" 00 0100', 'fmt/112'],
  ['FFD8FFE1 0100 "Exif" 0000 "II" 2A00 08000000 0090 0700 04000000 "0220"', 'x-fmt/391'],
  ['0000000C "jP  " 0D0A870A 00000014 "ftypjp2 "', 'x-fmt/392'],
  ['89504E470D0A1A0A 0000000D "IHDR"', 'fmt/11'],
  ['89504E470D0A1A0A 0000000D "IHDR" 0000000100000001080200000000000000 00000010 "iTXt"', 'fmt/13'],
  ['"GIF87a"', 'fmt/3'],
  ['"GIF89a"', 'fmt/4'],
  ['"BM" 00000000 00000000 36000000 28000000', 'fmt/116'],
  ['"RIFF" 00000000 "WEBPVP8L"', 'fmt/567'],
  ['00000018 "ftypheic"', 'fmt/1101'],
  ['"8BPS" 0001', 'x-fmt/92'],
  ['D7CDC69A', 'x-fmt/119'],
  ['"AC1015"', 'fmt/35'],
  ['"AC1032"', 'fmt/1395'],
  [
    '"  0" 0A "SECTION" 0A "  2" 0A "HEADER" 0A "  9" 0A "$ACADVER" 0A "  1" 0A "AC1015" 0A',
    'fmt/78',
  ],
  ['"ISO-10303-21;"', 'fmt/698'],
  ['"ID3" 0300', 'fmt/134'],
  ['FFFB9064', 'fmt/134'],
  ['"fLaC"', 'fmt/279'],
  ['"FORM" 00000000 "AIFF"', 'fmt/414'],
  ['"OggS" 00 0000000000000000000000000000000000000000000000 01 "vorbis"', 'fmt/203'],
  ['"RIFF" 00000000 "AVI "', 'fmt/5'],
  ['00000018 "ftypisom"', 'fmt/199'],
  ['00000014 "ftypqt  "', 'x-fmt/384'],
  ['1A45DFA3 A3 4282 88 "matroska"', 'fmt/569'],
  ['1A45DFA3 9F 4282 84 "webm"', 'fmt/573'],
  ['000001BA 21', 'x-fmt/385'],
  ['000001BA 44', 'x-fmt/386'],
  ['"FLV" 01', 'x-fmt/382'],
  [`${asf} C0EF19BC4D5BCF11A8FD00805F5C442B`, 'fmt/133'],
  [`${asf} 409E69F84D5BCF11A8FD00805F5C442B`, 'fmt/132'],
  [asf, 'fmt/131'],
  ['"RIFF" 00000000 "WAVE" "fmt " 28000000 FEFF', 'fmt/143'],
  ['"7z" BCAF271C', 'fmt/484'],
  ['"Rar!" 1A070100', 'fmt/613'],
  ['"BZh9" 314159265359', 'x-fmt/268'],
  ['FD "7zXZ" 00', 'fmt/1098'],
  ['"SQLite format 3" 00', 'fmt/729'],
  ['00010000 "Standard ACE DB" 00', 'fmt/275'],
  ['7F "ELF" 0201', 'fmt/690'],
  ['4C0000000114020000000000C000000000000046', 'x-fmt/428'],
])('%s is %s', async (bytes, puid) => {
  expect(await examined(bytesOf(bytes, 64))).toMatchObject({ puid, basis: 'signature' });
});

test.each([
  ['eml', emlBytes(), 'fmt/950'],
  ['msg', msgBytes(), 'x-fmt/430'],
  ['wav', wavBytes(), 'fmt/141'],
  ['tif', tiffBytes(), 'fmt/353'],
  ['jpg', jpegBytes(), null],
  ['gz', gzipSync('归档'), 'x-fmt/266'],
])('what the house’s own fixtures write as .%s is that', async (ending, bytes, puid) => {
  expect(await examined(bytes, `给定.${ending}`)).toMatchObject({ puid, warning: null });
});

test('a PDF is what it claims to be, wherever in it the claim stands', async () => {
  const late = `${' '.repeat(200_000)}${claimOf(2, 'B')}`;
  expect(await examined(pdfOf({ metadata: late }), 'a.pdf')).toEqual({
    puid: 'fmt/477',
    name: 'Acrobat PDF/A - Portable Document Format',
    version: '2b',
    mediaType: 'application/pdf',
    basis: 'content',
    others: [],
    warning: null,
  });
  const levels = ['1A', '1B', '2A', '2U', '3A', '3B', '3U', '4', '4E', '4F'];
  const puids: (string | null)[] = [];
  for (const level of levels) {
    const claim = claimOf(Number(level[0]), level.slice(1));
    puids.push((await examined(pdfOf({ metadata: claim }))).puid);
  }
  expect(puids.map((puid) => puid?.slice(4))).toEqual([
    '95',
    '354',
    '476',
    '478',
    '479',
    '480',
    '481',
    '1910',
    '1911',
    '1912',
  ]);
});

test('a ZIP is what lies in it', async () => {
  const cases: [Buffer, string | null, string][] = [
    [docxOf(), 'fmt/412', 'Microsoft Word for Windows'],
    [docxOf('wordprocessingml.template.main+xml'), 'fmt/597', 'Microsoft Word Template'],
    [docxOf('spreadsheetml.sheet.main+xml'), 'fmt/214', 'Microsoft Excel for Windows'],
    [docxOf('presentationml.presentation.main+xml'), 'fmt/215', 'Microsoft Powerpoint for Windows'],
    [
      zipOf({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': '<office:document-content office:version="1.3"/>',
      }),
      'fmt/1756',
      'OpenDocument Text',
    ],
    [zipOf({ 'OFD.xml': '<ofd:OFD Version="1.1"/>' }), null, 'Open Fixed-layout Document (OFD)'],
    [zipOf({ mimetype: 'application/epub+zip' }), 'fmt/483', 'ePub format'],
    [zipOf({ 'META-INF/MANIFEST.MF': '' }), 'x-fmt/412', 'Java Archive Format'],
    [zipOf({ '通知.txt': '通知' }), 'x-fmt/263', 'ZIP Format'],
  ];
  for (const [bytes, puid, name] of cases)
    expect(await examined(bytes), name).toMatchObject({ puid, name });
});

test('a compound file is what its streams say', async () => {
  const workbook = (year: number) => {
    const block = Buffer.alloc(16);
    block.writeUInt16LE(year, 10);
    return block;
  };
  const cases: [Buffer, string][] = [
    [compoundOf({ WordDocument: wordBlock(0xc1) }), 'fmt/40'],
    [compoundOf({ WordDocument: wordBlock(0x68) }), 'fmt/39'],
    [compoundOf({ WordDocument: wordBlock(0xc1, 0x0100) }), 'fmt/754'],
    [compoundOf({ Workbook: workbook(0x07cc) }), 'fmt/61'],
    [compoundOf({ Workbook: workbook(0x07cd) }), 'fmt/62'],
    [compoundOf({ Book: workbook(0) }), 'fmt/59'],
    [compoundOf({ 'PowerPoint Document': Buffer.alloc(0) }), 'fmt/126'],
    [compoundOf({ EncryptedPackage: Buffer.alloc(0) }), 'fmt/494'],
    [compoundOf({ Sonstiges: Buffer.alloc(0) }), 'fmt/111'],
  ];
  for (const [bytes, puid] of cases) expect((await examined(bytes)).puid).toBe(puid);
});

test.each([
  ['<!DOCTYPE html><html></html>', 'html', 'fmt/471', 'content'],
  [
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html/>',
    'html',
    'fmt/102',
    'content',
  ],
  ['<html><body>通知</body></html>', 'htm', 'fmt/96', 'content'],
  [
    '<?xml version="1.0"?>\n<!-- 图 -->\n<svg version="1.1" xmlns="x"/>',
    'svg',
    'fmt/92',
    'content',
  ],
  ['<?xml version="1.0"?><目录/>', 'xml', 'fmt/101', 'content'],
  ['{"题名": "通知"}', 'json', 'fmt/817', 'content'],
  ['[1, 2]', 'json', 'fmt/817', 'content'],
  ['From wang Mon Feb  2 23:30:00 2026\nFrom: a@b\n\nx', 'mbox', 'fmt/720', 'content'],
  ['BEGIN:VCARD\r\nEND:VCARD', 'vcf', 'fmt/395', 'content'],
  ['题名,日期\n通知,2026', 'csv', 'x-fmt/18', 'name'],
  ['关于召开会议的通知', 'txt', 'x-fmt/111', 'content'],
  ['BMW 的通知', 'txt', 'x-fmt/111', 'content'],
])('%s as .%s is %s', async (text, ending, puid, basis) => {
  expect(await examined(Buffer.from(text), `给定.${ending}`)).toMatchObject({ puid, basis });
});

test('the encoding of a plain text is its version', async () => {
  const gb = Buffer.from('b9d8d3dad5d9bfaabbe1d2e9b5c4cda8d6aa', 'hex');
  expect((await examined(gb, '通知.txt')).version).toBe('GB18030');
  expect((await examined(Buffer.from('\uFEFF通知', 'utf16le'), '通知.txt')).puid).toBe('x-fmt/16');
});

test('an ending that is not of the format is told; a right one, and WPS’s own, are not', async () => {
  const warning = async (bytes: Buffer, name: string) => (await examined(bytes, name)).warning;
  expect(await warning(pdfOf(), '通知.docx')).toBe(
    '扩展名 .docx 与实际格式 Acrobat PDF 1.4 - Portable Document Format 不符，应为 .pdf',
  );
  expect(await warning(pdfOf(), '通知')).toMatch(/^没有扩展名/);
  expect(await warning(pdfOf(), '通知.PDF')).toBeNull();
  expect(await warning(compoundOf({ WordDocument: wordBlock(0xc1) }), '通知.wps')).toBeNull();
});

test('the table names more than a hundred formats, and no PUID that is not one', () => {
  const puids = new Set(signedFormats.map(({ puid }) => puid));
  expect(puids.size).toBeGreaterThan(100);
  expect([...puids].filter((puid) => puid !== null && !/^(?:x-)?fmt\/\d+$/.test(puid))).toEqual([]);
});

describe.skipIf(!hasRealData('ofd'))('real files', () => {
  test.each([
    ['laws-pdf', 60, 'fmt/477'],
    ['scans', 12, 'fmt/43'],
    ['ofd', 29, null],
  ])('all of %s', async (folder, count, puid) => {
    const files = (await readdir(join(realData, folder))).toSorted();
    expect(files.length).toBe(count);
    for (const name of files) {
      const path = join(realData, folder, name);
      const answer = await examineFile(path);
      expect(answer, name).toMatchObject({ kind: 'examined', file: { puid, warning: null } });
      // Callers of the older, coarser reading are not told another thing.
      if (answer.kind === 'examined') expect(answer.file.mediaType).toBe(await sniffFile(path));
    }
  });

  test.each([
    ['legacy-catalogue.xlsx', 'fmt/214'],
    ['legacy-catalogue.csv', 'x-fmt/18'],
    ['legacy-catalogue.gbk.csv', 'x-fmt/18'],
  ])('%s', async (name, puid) => {
    const answer = await examineFile(join(realData, 'legacy', name));
    expect(answer).toMatchObject({ file: { puid, warning: null } });
  });
});
