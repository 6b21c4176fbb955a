import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { detectEncoding } from './csv-encoding.ts';
import { givenFolder } from './given-folder.ts';
import { openCatalogue } from './read-catalogue.ts';

const heading = '题名,责任者,日期,保管期限\n';
const row = '关于某事项的请示,示例市人民政府,2019-03-05,永久\n';

async function read(content: string | Uint8Array, name = 'catalogue.csv') {
  await using folder = await givenFolder();
  const catalogue = await openCatalogue(await folder.write(name, content));
  return { ...catalogue, rows: await Array.fromAsync(catalogue.rows) };
}

async function workbook(data: SheetData): Promise<Uint8Array> {
  return writeExcelFile(data, { sheet: '目录' }).toBuffer();
}

/** The same workbook with its sheet's XML altered. */
async function withSheet(alter: (xml: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(
    await workbook([
      ['题名', '责任者', '日期', '保管期限'],
      ['甲', '乙'],
    ]),
  );
  const name = Object.keys(parts).find((part) => part.includes('worksheets/sheet')) ?? '';
  return zipSync({ ...parts, [name]: strToU8(alter(strFromU8(parts[name] ?? new Uint8Array()))) });
}

describe('a csv', () => {
  test.each([
    ['utf-8', Buffer.from(heading + row)],
    ['utf-8', Buffer.from(`\ufeff${heading}${row}`)],
    ['gb18030', iconv.encode(heading + row, 'gb18030')],
    ['utf-16le', iconv.encode(heading + row, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(heading + row, 'utf-16be', { addBOM: true })],
  ])('is read in %s', async (encoding, bytes) => {
    const { form, rows, heading: columns } = await read(bytes);
    expect(form).toEqual({ kind: 'csv', encoding });
    expect(columns.columns).toEqual({ title: 0, creator: 1, day: 2, retention: 3 });
    expect(rows).toEqual([{ row: 2, cells: row.trim().split(',') }]);
  });

  test('keeps rare characters, which take four bytes in GB18030', async () => {
    const { rows } = await read(iconv.encode(`${heading}𠮷镕㐂,示例,2019-03-05,永久\n`, 'gb18030'));
    expect(rows[0]?.cells[0]).toBe('𠮷镕㐂');
  });

  test('is GB18030 also when the first byte that shows it comes late', async () => {
    const ascii = 'title only in ascii,x,2019-03-05,Y\n'.repeat(5000);
    const content = iconv.encode(`${ascii}题名,尾,2019-03-05,Y\n`, 'gbk');
    await using folder = await givenFolder();
    expect(await detectEncoding(await folder.write('a.csv', content))).toBe('gb18030');
  });

  test('numbers its rows as a spreadsheet does: blank ones count, line breaks in a cell do not', async () => {
    const { rows, headingRow } = await read(
      `归档文件目录,,,\n\n${heading}"关于\n某事项",甲,20190305,永久\n,,,\n乙,乙,20190305,永久\n`,
    );
    expect(headingRow).toBe(3);
    expect(rows.map(({ row: number, cells }) => [number, cells[0]])).toEqual([
      [4, '关于\n某事项'],
      [6, '乙'],
    ]);
  });

  test('keeps quotation marks that were never meant as quotes', async () => {
    const { rows } = await read(
      `${heading}关于"三严三实"的通知,甲,1,永久\n"三严三实"教育,甲,1,永久\n`,
    );
    expect(rows.map(({ cells }) => cells[0])).toEqual(['关于"三严三实"的通知', '"三严三实"教育']);
  });

  test('may be parted by tabs or semicolons', async () => {
    expect((await read((heading + row).replaceAll(',', '\t'))).rows).toHaveLength(1);
    expect((await read((heading + row).replaceAll(',', ';'))).rows[0]?.cells).toHaveLength(4);
  });
});

describe('a workbook', () => {
  test('gives its cells as text: numbers as written, dates as days', async () => {
    const day = { value: new Date('2019-07-05T00:00:00Z'), type: Date, format: 'yyyy/mm/dd' };
    const content = await workbook([
      ['题名', '责任者', '日期', '保管期限', '页数'],
      ['关于某事项的请示 ', '示例市人民政府', day, '永久', { value: 12, type: Number }],
    ]);
    const { form, rows } = await read(content, '目录.XLSX');
    expect(form).toEqual({ kind: 'xlsx', sheet: '目录' });
    expect(rows).toEqual([
      { row: 2, cells: ['关于某事项的请示 ', '示例市人民政府', '2019-07-05', '永久', '12'] },
    ]);
  });

  test('is read from the sheet that has the heading; the others are named', async () => {
    const content = await writeExcelFile([
      { sheet: '说明', data: [['填表说明']] },
      { sheet: '目录', data: [['题名', '责任者', '日期', '期限']] },
    ]).toBuffer();
    expect(await read(content, 'a.xlsx')).toMatchObject({
      form: { sheet: '目录' },
      unreadSheets: ['说明'],
    });
  });

  test('gives its rows beyond the first batch, and none when the reader stops', async () => {
    await using folder = await givenFolder();
    const rows = Array.from({ length: 4500 }, (_row, index) => [`题名${index}`, '甲', '乙', '丙']);
    const content = await workbook([['题名', '责任者', '日期', '期限'], ...rows]);
    const path = await folder.write('a.xlsx', content);
    const whole = await Array.fromAsync((await openCatalogue(path)).rows);
    expect(whole.map(({ row: number }) => number)).toEqual(rows.map((_row, index) => index + 2));
    for await (const first of (await openCatalogue(path)).rows) {
      expect(first.row).toBe(2);
      break;
    }
  });
});

describe('a catalogue is refused whole, with place, reason and way out, when it', () => {
  const good = () => workbook([['题名', '责任者', '日期', '期限']]);
  const cases: [string, string, string, () => Promise<Uint8Array> | Uint8Array][] = [
    ['is empty', 'a.csv', 'empty', () => Buffer.from('')],
    ['is blank', 'a.csv', 'heading-missing', () => Buffer.from('\n\n')],
    ['has an unknown ending', 'a.doc', 'extension-unknown', good],
    ['is an old xls', 'a.xls', 'workbook-old-or-encrypted', good],
    [
      'is locked',
      'a.xlsx',
      'workbook-old-or-encrypted',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    ],
    ['is a workbook called csv', 'a.csv', 'extension-contradicts-content', good],
    ['is a csv called xlsx', 'a.xlsx', 'extension-contradicts-content', () => Buffer.from(heading)],
    ['is cut off', 'a.xlsx', 'workbook-damaged', async () => (await good()).subarray(0, 900)],
    [
      'is a zip of something else',
      'a.xlsx',
      'workbook-damaged',
      () => zipSync({ a: strToU8('x') }),
    ],
    ['has broken XML', 'a.xlsx', 'workbook-damaged', () => withSheet((xml) => xml.slice(0, 300))],
    ['is no text', 'a.csv', 'encoding-unknown', () => Buffer.from([0xff, 0x00, 0x80, 0xff])],
    ['has no heading', 'a.csv', 'heading-missing', () => Buffer.from('a,b\n1,2\n')],
    ['lacks a column', 'a.csv', 'column-missing', () => Buffer.from('题名,责任者,日期\n')],
    ['doubles one', 'a.csv', 'column-doubled', () => Buffer.from(`标题,${heading}`)],
    [
      'leaves a quote open',
      'a.csv',
      'csv-damaged',
      () => Buffer.from(`${heading}"a,b,c,d\n${row}`),
    ],
  ];

  test.each(cases)('%s', async (_what, name, fault, content) => {
    const bytes = await content();
    await expect(read(bytes, name)).rejects.toMatchObject({
      code: 'capture.catalogue-unreadable',
      details: { fault, place: expect.stringContaining(name) as string },
    });
  });

  test('claims to unfold to more than a workbook can be', async () => {
    const bomb = await claiming(600 * 1024 ** 2);
    await expect(read(bomb, 'a.xlsx')).rejects.toMatchObject({
      details: { fault: 'workbook-too-large' },
    });
  });

  test('lies about its size', async () => {
    await expect(read(await claiming(7), 'a.xlsx')).rejects.toMatchObject({
      details: { fault: 'workbook-damaged' },
    });
  });
});

/** A workbook whose central directory claims another unfolded size for its first part. */
async function claiming(size: number): Promise<Uint8Array> {
  const content = Buffer.from(await withSheet((xml) => xml));
  const entry = content.indexOf(Buffer.from('504b0102', 'hex'));
  content.writeUInt32LE(size, entry + 24);
  return content;
}
