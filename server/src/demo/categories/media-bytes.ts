import { paint, pngOf } from '../png.ts';

/** A picture of sky, hills and water, other with each seed: no real place. */
export function photographBytes(seed: number): Buffer {
  const [width, height] = [320, 200];
  return pngOf(
    paint(width, height, (x, y) => {
      const ridge = 90 + 18 * Math.sin((x + seed * 40) / 31) + 9 * Math.sin((x + seed * 13) / 11);
      if (y < ridge) return [150 + (y >> 1), 190 + (y >> 2), 225];
      return y < 140 ? [70, 110 + (x % 7), 75] : [60, 100, 130 + ((x + y) % 9)];
    }),
  );
}

/** A tone of one second that dies away: 8 kHz, 16 bit, one channel. */
export function toneBytes(hertz: number): Buffer {
  const rate = 8000;
  const samples = Buffer.alloc(rate * 2);
  for (let at = 0; at < rate; at += 1) {
    const level = 8000 * Math.sin((2 * Math.PI * hertz * at) / rate) * (1 - at / rate);
    samples.writeInt16LE(Math.round(level), at * 2);
  }
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE(rate * 2, 8);
  format.writeUInt16LE(2, 12);
  format.writeUInt16LE(16, 14);
  return chunk('RIFF', Buffer.from('WAVE'), chunk('fmt ', format), chunk('data', samples));
}

/** A film of a second, 32 × 24, uncompressed: a bar that moves ([MS-RIFF], AVI 1.0). */
export function filmBytes(): Buffer {
  const [width, height, frames] = [32, 24, 8];
  const size = width * height * 3;
  const head = Buffer.alloc(56);
  for (const [at, value] of [
    [0, 125_000],
    [16, frames],
    [24, 1],
    [28, size],
    [32, width],
    [36, height],
  ] as const)
    head.writeUInt32LE(value, at);
  const stream = Buffer.alloc(56);
  stream.write('vidsDIB ', 0, 'latin1');
  for (const [at, value] of [
    [20, 1],
    [24, 8],
    [32, frames],
    [36, size],
  ] as const)
    stream.writeUInt32LE(value, at);
  const picture = Buffer.alloc(40);
  for (const [at, value] of [
    [0, 40],
    [4, width],
    [8, height],
    [20, size],
  ] as const)
    picture.writeUInt32LE(value, at);
  picture.writeUInt16LE(1, 12);
  picture.writeUInt16LE(24, 14);
  const shots = Array.from({ length: frames }, (_, frame) => {
    const pixels = Buffer.alloc(size, 40);
    for (let y = 0; y < height; y += 1)
      pixels.fill(220, (y * width + frame * 4) * 3, (y * width + frame * 4 + 4) * 3);
    return chunk('00db', pixels);
  });
  return chunk(
    'RIFF',
    Buffer.from('AVI '),
    chunk(
      'LIST',
      Buffer.from('hdrl'),
      chunk('avih', head),
      chunk('LIST', Buffer.from('strl'), chunk('strh', stream), chunk('strf', picture)),
    ),
    chunk('LIST', Buffer.from('movi'), ...shots),
  );
}

function chunk(name: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** A letter without enclosures, its texts in base64 as mail programs send Chinese. */
export function letterBytes(subject: string, text: string): Buffer {
  const encoded = (said: string) => `=?UTF-8?B?${Buffer.from(said).toString('base64')}?=`;
  return Buffer.from(
    [
      `From: ${encoded('沈若谷')} <shenruogu@yunxiu.example>`,
      `To: ${encoded('云岫区自然资源局办公室')} <office@yunxiu.example>`,
      `Subject: ${encoded(subject)}`,
      'Date: Tue, 14 Mar 2023 09:20:00 +0800',
      'Message-ID: <20230314.0920@yunxiu.example>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text).toString('base64'),
      '',
    ].join('\r\n'),
  );
}
