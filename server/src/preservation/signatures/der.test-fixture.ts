/** For tests: writes ASN.1 in DER, byte by byte, so that nothing of what is tested makes its own input. */
export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const hex = content.length.toString(16);
  const digits = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, content]);
}

export const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
export const set = (...parts: Uint8Array[]) => der(0x31, ...parts);
export const octets = (bytes: Uint8Array) => der(0x04, bytes);
export const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text));
export const ia5 = (text: string) => der(0x16, Buffer.from(text));
export const explicit = (tag: number, ...parts: Uint8Array[]) => der(0xa0 | tag, ...parts);

export function integer(value: bigint | number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return der(0x02, ...(bytes[0] && bytes[0] >= 0x80 ? [Buffer.from([0])] : []), bytes);
}

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const arcs = [first * 40 + second, ...rest].flatMap((arc) => {
    const bytes = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      bytes.unshift((left & 0x7f) | 0x80);
    return bytes;
  });
  return der(0x06, Buffer.from(arcs));
}

/** 2026-03-01T01:30:00Z */
export const generalizedTime = (moment: string) =>
  der(0x18, Buffer.from(`${moment.slice(0, 19).replaceAll(/[-T:]/g, '')}Z`));
export const utcTime = (moment: string) =>
  der(0x17, Buffer.from(`${moment.slice(2, 19).replaceAll(/[-T:]/g, '')}Z`));
