/** A plain text in the encoding it was found to be in. */
export type DecodedText = { text: string; encoding: string };

const marks: [string, string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];

// Beyond line ends, tabs and form feeds a control character means: no text, or not in this encoding.
const control = /[^\P{Cc}\s]/u;

/**
 * Decodes only what decodes without a single error; null where no encoding fits. A wrong guess would
 * put gibberish into the index that nobody ever finds, and say it had been read.
 */
export function decodeText(bytes: Uint8Array, { partial = false } = {}): DecodedText | null {
  const start = Buffer.from(bytes.subarray(0, 3)).toString('hex');
  const [, marked] = marks.find(([mark]) => start.startsWith(mark)) ?? [];
  const candidates = marked ? [marked] : ['utf-8', ...guessUtf16(bytes), 'gb18030'];
  for (const encoding of candidates) {
    const text = decodeStrictly(bytes, encoding, partial);
    if (text === null || control.test(text)) continue;
    if (encoding === 'gb18030' && !isPlausibleChinese(bytes)) continue;
    if (encoding.startsWith('utf-16') && !marked && !isPlausibleUtf16(text)) continue;
    return { text, encoding };
  }
  return null;
}

/** Whether the beginning of a file, cut off anywhere, reads as text. */
export function looksLikeText(head: Uint8Array): boolean {
  return decodeText(head, { partial: true }) !== null;
}

function decodeStrictly(bytes: Uint8Array, encoding: string, stream: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
  } catch {
    return null;
  }
}

/** Any two bytes are a character of UTF-16. Those of Chinese documents come from these blocks. */
function isPlausibleUtf16(text: string): boolean {
  return /^[\s -~\u00a0-\u00ff\u2000-\u206f\u2100-\u22ff\u2460-\u27bf\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]*$/.test(
    text,
  );
}

/** Without a mark UTF-16 shows by the zero bytes of its spaces, digits and line ends. */
function guessUtf16(bytes: Uint8Array): string[] {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.subarray(0, 4096).entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even === odd) return [];
  return [even > odd ? 'utf-16be' : 'utf-16le'];
}

/**
 * Nearly any bytes are valid GB18030: Big5 and Latin-1 decode to rare characters. Chinese as it is written
 * keeps to the 6,763 characters of GB 2312 for all but a few names.
 */
function isPlausibleChinese(bytes: Uint8Array): boolean {
  let common = 0;
  let rare = 0;
  for (let index = 0; index < bytes.byteLength; index += 1) {
    const lead = bytes[index] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[index + 1] ?? 0;
    const isFourByte = trail >= 0x30 && trail <= 0x39;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common += 1;
    else rare += 1;
    index += isFourByte ? 3 : 1;
  }
  return rare <= 2 + common / 9;
}
