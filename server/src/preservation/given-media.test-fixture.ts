import { burn } from '@kenjiuno/msgreader/lib/Burner.js';

/** A letter with one enclosure, as a mail program writes it. */
export function emlBytes({
  subject = '关于召开防汛会议的函',
  enclosure = '会议议程',
} = {}): Buffer {
  const encoded = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
  return Buffer.from(
    [
      `From: ${encoded('王敏')} <wangmin@example.gov.cn>`,
      `To: ${encoded('李强')} <liqiang@example.gov.cn>, office@example.gov.cn`,
      'Cc: zhao@example.gov.cn',
      `Subject: ${encoded(subject)}`,
      'Date: Mon, 02 Feb 2026 23:30:00 +0800',
      'Message-ID: <20260202.1@example.gov.cn>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b1"',
      '',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('定于二月五日召开防汛会议。').toString('base64'),
      '--b1',
      `Content-Type: text/plain; name="${encoded('议程.txt')}"`,
      `Content-Disposition: attachment; filename="${encoded('议程.txt')}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(enclosure).toString('base64'),
      '--b1--',
      '',
    ].join('\r\n'),
  );
}

const root = 5;
const stream = 2;
const folder = 1;

/** An Outlook message ([MS-OXMSG]) with one recipient, its texts as streams of UTF-16. */
export function msgBytes(): Buffer {
  const texts = (properties: Record<string, string>) =>
    Object.entries(properties).map(([tag, text]) => ({
      name: `__substg1.0_${tag}001F`,
      bytes: Buffer.from(text, 'utf16le'),
    }));
  const message = [
    { name: '__properties_version1.0', bytes: propertiesOf(32, submittedAt) },
    ...texts({
      '0037': '关于报送数据的函',
      '0C1A': '王敏',
      '5D01': 'wangmin@example.gov.cn',
      '1000': '现报送本局数据。',
      '1035': '<20260303.2@example.gov.cn>',
    }),
  ];
  const recipient = [
    { name: '__properties_version1.0', bytes: propertiesOf(8) },
    ...texts({ '3001': '李强', '39FE': 'liqiang@example.gov.cn' }),
  ];
  const leaves = [...message, ...recipient].map(({ name, bytes }) => ({
    name,
    type: stream,
    length: bytes.length,
    binaryProvider: () => new Uint8Array(bytes),
  }));
  const indices = leaves.map((_, index) => index + 2);
  return Buffer.from(
    burn([
      {
        name: 'Root Entry',
        type: root,
        length: 0,
        children: [1, ...indices.slice(0, message.length)],
      },
      {
        name: '__recip_version1.0_#00000000',
        type: folder,
        length: 0,
        children: indices.slice(message.length),
      },
      ...leaves,
    ]),
  );
}

/** PidTagClientSubmitTime 0x0039 as FILETIME: 2026-03-03T01:00:00Z. */
const submittedAt = {
  tag: 0x0039_0040,
  filetime: (BigInt(Date.UTC(2026, 2, 3, 1)) + 11_644_473_600_000n) * 10_000n,
};

function propertiesOf(head: number, instant?: typeof submittedAt): Buffer {
  const bytes = Buffer.alloc(head + (instant ? 16 : 0));
  if (instant) {
    bytes.writeUInt32LE(instant.tag, head);
    bytes.writeUInt32LE(6, head + 4);
    bytes.writeBigUInt64LE(instant.filetime, head + 8);
  }
  return bytes;
}

/** Two seconds of silence, 8 kHz, 16 bit, one channel. */
export function wavBytes(seconds = 2): Buffer {
  const rate = 8000;
  const length = seconds * rate * 2;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(length, 40);
  return Buffer.concat([head, Buffer.alloc(length)]);
}

/** The head of a photograph, 400 × 300, with maker, artist and the camera's time in its EXIF. */
export function jpegBytes(): Buffer {
  const segment = (marker: number, body: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const frame = Buffer.from([8, 0x01, 0x2c, 0x01, 0x90, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifBlock()])),
    segment(0xc0, frame),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A TIFF without a picture: the same block by itself. */
export const tiffBytes = (): Buffer => exifBlock();

/** A TIFF of one directory: Make, Artist and DateTime, as texts behind it. */
function exifBlock(): Buffer {
  const texts: [number, string][] = [
    [0x010f, 'LANTAI\0'],
    [0x0132, '2024:05:06 09:30:00\0'],
    [0x013b, 'Wang Min\0'],
  ];
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1');
  const directory = Buffer.alloc(2 + texts.length * 12 + 4);
  directory.writeUInt16LE(texts.length, 0);
  let at = head.length + directory.length;
  for (const [index, [tag, text]] of texts.entries()) {
    const entry = 2 + index * 12;
    directory.writeUInt16LE(tag, entry);
    directory.writeUInt16LE(2, entry + 2);
    directory.writeUInt32LE(text.length, entry + 4);
    directory.writeUInt32LE(at, entry + 8);
    at += text.length;
  }
  return Buffer.concat([head, directory, ...texts.map(([, text]) => Buffer.from(text, 'latin1'))]);
}
