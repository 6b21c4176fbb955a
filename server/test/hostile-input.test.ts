import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openCatalogue } from '#capture/catalogue/read-catalogue.ts';
import { keepBytes } from '#capture/hot-folder/keep-bytes.ts';
import { readPackage } from '#capture/package/read-package.ts';
import { Problem } from '#platform/problem.ts';
import { convertFile } from '#preservation/conversion/convert-file.ts';
import { readEep } from '#preservation/eep/read-eep.ts';
import { examineFile } from '#preservation/formats/examine-file.ts';
import { givenFolder } from '#preservation/given-folder.test-fixture.ts';
import { givenOfd, packed, pageParts, textXml } from '#preservation/ofd/given-ofd.test-fixture.ts';
import { drawOfdPage, readOfdRuns } from '#preservation/ofd/read-ofd.ts';
import { readText } from '#preservation/read-text.ts';
import { readSignatures } from '#preservation/signatures/read-signatures.ts';
import { openStorage } from '#preservation/storage.ts';
import { givenComponent, givenRecord } from './given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from './test-archive.ts';
import { openTestServer, sessionOf } from './test-server.ts';

const zeros = Buffer.alloc(150 * 2 ** 20, '0');
const bomb = zipSync({ 'OFD.xml': zeros });
const textBomb = zipSync({ 'a.txt': zeros });
const deep = `<?xml version="1.0"?>${'<a>'.repeat(100_000)}`;
const page = 'Doc_0/Pages/Page_0/Content.xml';
const laughs = `<!DOCTYPE r [<!ENTITY e0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')}]>`;

/** A PDF whose page unpacks to half a gigabyte of operators. */
function endlessPdf(): Buffer {
  const content = deflateSync(Buffer.alloc(500_000_000, 'q Q '));
  const head = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj
4 0 obj<</Length ${content.length}/Filter/FlateDecode>>stream
`;
  return Buffer.concat([
    Buffer.from(head),
    content,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n'),
  ]);
}

/** A workbook whose directory says that one part of it unpacks to a gigabyte. */
function claimingWorkbook(): Buffer {
  const zip = Buffer.from(zipSync({ 'xl/workbook.xml': Buffer.from('<workbook/>') }));
  zip.writeUInt32LE(2 ** 30, zip.indexOf(Buffer.from('504b0102', 'hex')) + 24);
  return zip;
}

/** A PNG that says it is a hundred thousand pixels wide and high, and holds none of them. */
function giantPng(): Buffer {
  const png = Buffer.alloc(57);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(png);
  png.writeUInt32BE(100_000, 16);
  png.writeUInt32BE(100_000, 20);
  png.set([8, 2], 24);
  return png;
}

const media =
  '<ofd:MultiMedias><ofd:MultiMedia ID="20" Type="Image"><ofd:MediaFile>Res/a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>';
const image = '<ofd:ImageObject ID="8" Boundary="0 0 9 9" CTM="9 0 0 9 0 0" ResourceID="20"/>';

/** What each reader of foreign bytes answers to what is made to harm it. */
type Attack = readonly [
  what: string,
  bytes: () => Uint8Array,
  read: (path: string, folder: string) => Promise<unknown>,
  told: unknown,
];

const ofdAs = (parts: Parameters<typeof packed>[0]) => () => packed(parts);
const failed = (reason: string) => ({ kind: 'failed', reason });
const bombed = 'OFD 解压后的大小远超文件本身，疑为压缩炸弹';
const readAsPackage = async (path: string, folder: string) => {
  const storage = await openStorage(join(folder, 'data'));
  const read = await readPackage(path, {
    keep: keepBytes(storage),
    unpacking: join(folder, 'unpacking'),
  });
  return read.findings.map(({ message }) => message);
};
const refusalOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof Problem ? error.code : error instanceof Error && error.message;
  }
};

const attacks: readonly Attack[] = [
  ['a bomb as OFD: its text', () => bomb, (path) => readOfdRuns(path), failed(bombed)],
  ['a bomb as OFD: a page', () => bomb, (path) => drawOfdPage(path, 1), failed(bombed)],
  ['a bomb as OFD: signatures', () => bomb, (path) => readSignatures(path, 'OFD'), failed(bombed)],
  [
    'a bomb as OFD: its text for search',
    () => bomb,
    (path) => readText(path, 'application/ofd'),
    failed(bombed),
  ],
  [
    'a bomb as ZIP: its format',
    () => textBomb,
    (path) => examineFile(path, { probe: true }),
    { file: { probe: { state: 'damaged', reason: '解压后的大小远超压缩包，疑为压缩炸弹' } } },
  ],
  [
    'a bomb as a transfer package',
    () => textBomb,
    readAsPackage,
    expect.arrayContaining([expect.stringContaining('解压后的大小远超压缩包，疑为压缩炸弹')]),
  ],
  [
    'a bomb as a workbook',
    claimingWorkbook,
    (path) => refusalOf(openCatalogue(path, 'a.xlsx')),
    'capture.catalogue-unreadable',
  ],
  [
    'a page of an OFD deeper than anybody writes',
    ofdAs({ ...pageParts(''), [page]: deep }),
    (path) => drawOfdPage(path, 1),
    failed(`OFD 内的“${page}”不是完整的 XML`),
  ],
  [
    'a page of an OFD with millions of elements',
    ofdAs({ ...pageParts(''), [page]: `<r>${'<a b=""/>'.repeat(1_200_000)}</r>` }),
    (path) => drawOfdPage(path, 1),
    failed(`OFD 内的“${page}”元素过多，超出解析的内存限制`),
  ],
  [
    'entities that unfold into billions, in an OFD',
    ofdAs({
      ...pageParts(''),
      [page]: pageParts(textXml('&e9;'))[page].replace('?>', `?>${laughs}`),
    }),
    (path) => readOfdRuns(path),
    { kind: 'read', texts: [''] },
  ],
  [
    'deep XML by itself',
    () => Buffer.from(deep),
    async (path) => examineFile(path, { probe: true, fileName: 'a.xml' }),
    { file: { probe: { state: 'damaged' } } },
  ],
  [
    'deep XML as an envelope of DA/T 48',
    () => Buffer.from(deep),
    async (path) => (await readEep(path)).findings.length > 0,
    true,
  ],
  [
    'a name that leads out, in an OFD',
    ofdAs({ ...pageParts(''), '../hostile-escape': 'x' }),
    (path) => readOfdRuns(path),
    failed('OFD 内的“../hostile-escape”路径越界，指向包外'),
  ],
  [
    'a name that leads out, in a transfer package',
    () => zipSync({ '../hostile-escape': Buffer.from('x') }),
    readAsPackage,
    expect.arrayContaining([expect.stringMatching(/hostile-escape.*路径越界，指向包外/)]),
  ],
  [
    'a PDF without an end',
    endlessPdf,
    (path) => readText(path, 'application/pdf', { seconds: 5 }),
    { kind: 'failed', reason: expect.stringMatching(/占用内存过多|秒内未能读完/) },
  ],
  [
    'a picture of ten thousand million pixels, converted',
    giantPng,
    async (path, folder) => {
      const storage = await openStorage(join(folder, 'data'));
      const source = { path, mediaType: 'image/png', format: 'PNG', title: '试验' };
      const moment = new Date('2026-03-01T09:00:00Z');
      return refusalOf(convertFile(storage, { source, target: 'pdf', moment }));
    },
    '图像过大（100000 × 100000 像素），超过 10000 万像素，没有解开',
  ],
  [
    'a picture of ten thousand million pixels, in an OFD',
    ofdAs({ ...pageParts(image, media), 'Doc_0/Res/a.png': giantPng() }),
    (path) => drawOfdPage(path, 1),
    {
      kind: 'drawn',
      notes: [
        '图像“Doc_0/Res/a.png”没有画出：图像过大（100000 × 100000 像素），超过 10000 万像素，没有解开',
      ],
    },
  ],
];

test.each(attacks)(
  '%s fails alone with a reason',
  async (_, bytes, read, told) => {
    await using folder = await givenFolder();
    const path = await folder.write('hostile.zip', bytes());
    const answer = await read(path, join(dirname(path), 'own'));
    if (typeof told === 'object' && told !== null) expect(answer).toMatchObject(told);
    else expect(answer).toBe(told);
  },
  60_000,
);

test('while files that harm are read, the server answers, and reads the good ones after them', async () => {
  await using archive = await openTestArchive();
  await using server = await openTestServer(archive);
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const given = (fileName: string, bytes: Uint8Array) =>
    givenComponent(archive.storage, Buffer.from(bytes), { fileName, mediaType: 'application/ofd' });
  const hostile = await given('炸弹.ofd', bomb);
  const good = await given('通知.ofd', packed(pageParts(textXml('防汛通知'))));
  const headers = await sessionOf(archive, archivist);
  const recordId = await givenRecord(archive, agency, archivist, { components: [hostile, good] });
  const ask = async (url: string) => {
    const { statusCode, body } = await server.app.inject({ url, headers });
    return { status: statusCode, body };
  };

  await using slow = await givenOfd(packed({ ...pageParts(''), [page]: slowPage }));
  const reading = Promise.all([drawOfdPage(slow.path, 1), drawOfdPage(slow.path, 1)]);
  const signatures = await ask(`/api/records/${recordId}/signatures`);
  expect(signatures.status).toBe(200);
  expect(JSON.parse(signatures.body)).toMatchObject([
    { fileName: '炸弹.ofd', reading: failed(bombed) },
    { fileName: '通知.ofd', reading: { kind: 'read', signatures: [] } },
  ]);
  for (const answer of await reading) expect(answer.kind).toBe('failed');
  expect(await ask(`/api/records/${recordId}`)).toMatchObject({ status: 200 });
}, 60_000);

/** A unit in a unit in a unit: as many objects as a page may have, and one more. */
const slowPage = pageParts(
  '<ofd:PageBlock>'.concat('<ofd:PathObject ID="1"/>'.repeat(200_001), '</ofd:PageBlock>'),
)[page];
