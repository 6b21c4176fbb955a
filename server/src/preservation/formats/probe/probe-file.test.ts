import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { wavBytes } from '../../given-media.test-fixture.ts';
import {
  bytesOf,
  claimOf,
  compoundOf,
  docxOf,
  examined,
  pdfOf,
  wordBlock,
  zipOf,
} from '../given-formats.test-fixture.ts';

const probed = async (bytes: Buffer, name = 'given') =>
  (await examined(bytes, name, { probe: true })).probe;

function pngBytes(): Buffer {
  const chunk = (kind: string, body: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([head, named, sum]);
  };
  const size = bytesOf('00000002 00000001 08 00 00 00 00');
  const pixels = deflateSync(Buffer.from([0, 0, 255]));
  const chunks = [chunk('IHDR', size), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([bytesOf('89504E470D0A1A0A'), ...chunks]);
}

test('a PDF that is whole tells its pages, and its claim', async () => {
  expect(await probed(pdfOf({ metadata: claimOf(1, 'B') }))).toEqual({
    state: 'readable',
    reason: null,
    facts: { pages: 1, fontsEmbedded: true, encrypted: false, claim: 'PDF/A-1b' },
  });
});

test('a PDF without its end, or with a cross-reference elsewhere, is damaged', async () => {
  const whole = pdfOf().toString('latin1');
  const reasons = async (text: string) => (await probed(Buffer.from(text, 'latin1')))?.reason;
  expect(await reasons(whole.replace('%%EOF\n', ''))).toBe('末尾没有 %%EOF，文件可能不完整');
  expect(await reasons(whole.replace(/startxref\n\d+/, 'startxref\n7'))).toBe(
    '交叉引用表不在所指的位置（7）',
  );
});

test('a PDF that names a font and does not contain it contradicts its claim', async () => {
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
  const text = 'BT /F1 12 Tf 72 700 Td (abc) Tj ET';
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 ${font}>>>>/Contents 5 0 R>>`;
  const plain = pdfOf({ metadata: claimOf(2, 'B') }).toString('latin1');
  const [body = ''] = plain.split('xref\n', 1);
  const objects = `${body.replace(/<<\/Type\/Page\/Parent[^\n]*/, page)}5 0 obj\n<</Length ${text.length}>>stream\n${text}\nendstream\nendobj\n`;
  const places = [1, 2, 3, 4, 5].map((number) => objects.indexOf(`${number} 0 obj`));
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const pdf = `${objects}xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<</Root 1 0 R/Size 6>>\nstartxref\n${objects.length}\n%%EOF\n`;
  const probe = await probed(Buffer.from(pdf, 'latin1'));
  expect(probe).toMatchObject({
    state: 'readable',
    facts: { fontsEmbedded: false, claim: 'PDF/A-2b' },
  });
  expect(probe?.facts.contradiction).toMatch(/^声明为 PDF\/A，却有未嵌入的字体：.*Helvetica/);
});

test('a picture that is whole tells its size; a cut or changed one is damaged', async () => {
  const png = pngBytes();
  expect(await probed(png)).toEqual({
    state: 'readable',
    reason: null,
    facts: { width: 2, height: 1 },
  });
  expect((await probed(png.subarray(0, -12)))?.reason).toBe('没有结束块 IEND');
  const changed = Buffer.from(png);
  changed[45] = (changed[45] ?? 0) ^ 1;
  expect((await probed(changed))?.reason).toBe('数据块 IDAT 校验不符');
  const jpeg = bytesOf('FFD8 FFC0 0011 08 0002 0003 03 000000000000000000 FFDA 0003 00 11 22 FFD9');
  expect(await probed(jpeg)).toMatchObject({ state: 'readable', facts: { width: 3, height: 2 } });
  expect((await probed(jpeg.subarray(0, -2)))?.reason).toBe('没有结束标记，图像不完整');
  // One strip of 100 bytes that lies behind the end.
  const entry = (tag: string, value: string) => `${tag}00 0300 01000000 ${value}0000`;
  const tiff = `49492A00 08000000 0400 ${entry('00' + '01', '0100')}`;
  expect((await probed(bytesOf(tiff)))?.state).toBe('damaged');
});

test('an office document needs its parts, each as its sum says; a closed one says so', async () => {
  expect(await probed(docxOf())).toMatchObject({ state: 'readable', facts: { parts: 3 } });
  const without = zipOf({
    '[Content_Types].xml': 'wordprocessingml.document.main+xml',
    '_rels/.rels': '',
  });
  expect((await probed(without))?.reason).toBe('缺少部分 word/document.xml');
  const changed = docxOf();
  const sum = changed.lastIndexOf(Buffer.from('PK\x01\x02'));
  changed.writeUInt32LE(1, sum + 16);
  expect((await probed(changed))?.reason).toBe('部分 word/document.xml 校验不符');
  expect((await probed(compoundOf({ EncryptedPackage: Buffer.alloc(0) })))?.state).toBe(
    'encrypted',
  );
  expect((await probed(compoundOf({ WordDocument: wordBlock(0xc1, 0x100) })))?.state).toBe(
    'encrypted',
  );
});

test('a recording tells its seconds; one that is shorter than it says is damaged', async () => {
  expect(await probed(wavBytes(2), 'a.wav')).toMatchObject({
    state: 'readable',
    facts: { seconds: 2 },
  });
  expect((await probed(wavBytes(2).subarray(0, 1000), 'a.wav'))?.reason).toBe('文件短于其所记大小');
  const film = bytesOf('00000018 "ftypisom" 00000200 "isomiso2" 00000008 "mdat"');
  expect((await probed(film, 'a.mp4'))?.reason).toBe('没有索引（moov），无法播放');
});

test('a text is one encoding throughout, and XML and JSON are well-formed', async () => {
  const late = Buffer.concat([Buffer.from('通知'.repeat(20_000)), Buffer.from([0xff, 0xff, 0])]);
  expect((await probed(late, 'a.txt'))?.state).toBe('damaged');
  expect(await probed(Buffer.from('通知'), 'a.txt')).toMatchObject({
    state: 'readable',
    facts: { encoding: 'utf-8' },
  });
  expect((await probed(Buffer.from('<?xml version="1.0"?><a><b></a>'), 'a.xml'))?.reason).toMatch(
    /^第 1 行/,
  );
  expect((await probed(Buffer.from('{\\rtf1 abc'), 'a.rtf'))?.reason).toMatch(/不完整$/);
});
