// RFC 2045, 6.8: lines of at most 76 characters, which are 57 bytes.
const lineBytes = 57;
const lineCharacters = 76;

/** The bytes as lines of Base64, whatever their number; only a piece is ever in memory. */
export async function* encodeBase64(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = bytes.length - (bytes.length % lineBytes);
    rest = bytes.subarray(whole);
    if (whole > 0) yield linesOf(bytes.subarray(0, whole));
  }
  if (rest.length > 0) yield linesOf(rest);
}

function linesOf(bytes: Buffer): string {
  const text = bytes.toString('base64');
  const lines: string[] = [];
  for (let start = 0; start < text.length; start += lineCharacters)
    lines.push(text.slice(start, start + lineCharacters));
  return `${lines.join('\n')}\n`;
}

/** Takes Base64 piece by piece; `damaged` once something that is none has come. */
export class Base64Decoder {
  #rest = '';
  #ended: boolean = false;
  damaged = false;

  decode(piece: Buffer): Buffer {
    const text = this.#rest + piece.toString('latin1').replaceAll(/[\t\n\r ]+/g, '');
    const whole = text.length - (text.length % 4);
    this.#rest = text.slice(whole);
    return this.#read(text.slice(0, whole));
  }

  finish(): void {
    if (this.#rest !== '') this.damaged = true;
  }

  #read(quads: string): Buffer {
    if (quads === '') return Buffer.alloc(0);
    // Padding stands only at the very end.
    if (this.#ended || !/^[A-Za-z0-9+/]*={0,2}$/.test(quads)) this.damaged = true;
    if (quads.endsWith('=')) this.#ended = true;
    return Buffer.from(quads, 'base64');
  }
}
