import type { Readable } from 'node:stream';
import { PackageRefused } from './package-refused.ts';

/** Where in a package's bytes a 被签名对象 stands, its tags included; the outer one of two comes first. */
export type ObjectRange = { readonly start: number; readonly end: number };

export type ScannedPackage = {
  /** The package without what its files say: small, whatever the files are. */
  readonly skeleton: Buffer;
  readonly objects: readonly ObjectRange[];
  /** Where the text of each 附注 begins, in their order. */
  readonly notes: readonly number[];
  readonly size: number;
};

/** Takes the text of one 编码数据 as it goes by; `plain` is false when there was markup in it. */
export type ContentSink = {
  take(piece: Buffer): Promise<void>;
  end(plain: boolean): Promise<void>;
};

// Description, people and acts of one record; even ten thousand acts are a few megabytes.
const mostMarkup = 32 * 2 ** 20;
const mostTag = 64 * 1024;

const [lessThan, greaterThan, quote, apostrophe] = [0x3c, 0x3e, 0x22, 0x27];

/**
 * Reads a package once, byte by byte, and takes out the contents, so that two gigabytes of film need
 * no more memory than a page. In UTF-8 no byte of another character looks like markup. A document
 * type declaration ends the reading: with it come entities, and files from elsewhere.
 */
export async function scanPackage(
  source: Readable,
  openContent: (place: number) => ContentSink,
): Promise<ScannedPackage> {
  const scanner = new Scanner(openContent);
  for await (const chunk of source as AsyncIterable<Buffer>) await scanner.read(chunk);
  return scanner.finish();
}

class Scanner {
  readonly #openContent: (place: number) => ContentSink;
  readonly #markup: Buffer[] = [];
  readonly #objects: { start: number; end: number }[] = [];
  readonly #open: { start: number; end: number }[] = [];
  readonly #notes: number[] = [];
  readonly #tag = Buffer.alloc(mostTag);
  #tagLength = 0;
  #quoted = 0;
  #kept = 0;
  #offset = 0;
  #contents = 0;
  #content: ContentSink | undefined;
  #plain = true;

  constructor(openContent: (place: number) => ContentSink) {
    this.#openContent = openContent;
  }

  async read(chunk: Buffer): Promise<void> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#tagLength > 0) {
        at = this.#readTag(chunk, at);
        if (this.#tagLength > 0 && this.#isTagWhole()) await this.#endTag(this.#offset + at);
      } else {
        const next = chunk.indexOf(lessThan, at);
        const text = chunk.subarray(at, next < 0 ? chunk.length : next);
        if (text.length > 0) await this.#readText(text);
        at += text.length;
        if (next >= 0) {
          this.#tag[0] = lessThan;
          this.#tagLength = 1;
          at += 1;
        }
      }
    }
    this.#offset += chunk.length;
  }

  finish(): ScannedPackage {
    if (this.#tagLength > 0) this.#keep(Buffer.from(this.#tag.subarray(0, this.#tagLength)));
    return {
      skeleton: Buffer.concat(this.#markup),
      objects: this.#objects.filter(({ end }) => end > 0),
      notes: this.#notes,
      size: this.#offset,
    };
  }

  async #readText(text: Buffer): Promise<void> {
    if (this.#content) await this.#content.take(text);
    else this.#keep(Buffer.from(text));
  }

  #keep(bytes: Buffer): void {
    this.#kept += bytes.length;
    if (this.#kept > mostMarkup) throw new PackageRefused('markup-too-large', mostMarkup);
    this.#markup.push(bytes);
  }

  /** Goes on to the next `>` that is not quoted; says where it stopped. */
  #readTag(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length) {
      const byte = chunk[at] ?? 0;
      at += 1;
      if (this.#tagLength >= mostTag) throw new PackageRefused('markup-too-large', mostTag);
      this.#tag[this.#tagLength] = byte;
      this.#tagLength += 1;
      if (this.#tagLength <= 9) this.#refuseDeclaration();
      if (this.#isElement()) this.#mindQuotes(byte);
      if (byte === greaterThan && this.#quoted === 0) return at;
    }
    return at;
  }

  #mindQuotes(byte: number): void {
    if (this.#quoted === byte) this.#quoted = 0;
    else if (this.#quoted === 0 && (byte === quote || byte === apostrophe)) this.#quoted = byte;
  }

  #begins(text: string): boolean {
    return (
      this.#tag.subarray(0, Math.min(this.#tagLength, text.length)).toString('latin1') === text
    );
  }

  #ends(text: string): boolean {
    const end = this.#tag.subarray(Math.max(0, this.#tagLength - text.length), this.#tagLength);
    return end.toString('latin1') === text;
  }

  #isElement(): boolean {
    const second = this.#tag[1];
    return this.#tagLength > 1 && second !== 0x21 && second !== 0x3f;
  }

  /** `<!` begins a comment or a CDATA section, or it declares something. */
  #refuseDeclaration(): void {
    if (!this.#begins('<!')) return;
    const begun = this.#tag.subarray(0, this.#tagLength).toString('latin1');
    if (!['<!--', '<![CDATA['].some((one) => one.startsWith(begun) || begun.startsWith(one)))
      throw new PackageRefused('markup-forbidden', 'DOCTYPE');
  }

  #isTagWhole(): boolean {
    if (this.#tag[this.#tagLength - 1] !== greaterThan || this.#quoted !== 0) return false;
    if (this.#begins('<!--')) return this.#tagLength >= 7 && this.#ends('-->');
    if (this.#begins('<![CDATA[')) return this.#ends(']]>');
    if (this.#begins('<?')) return this.#ends('?>');
    return true;
  }

  async #endTag(end: number): Promise<void> {
    const tag = Buffer.from(this.#tag.subarray(0, this.#tagLength));
    this.#tagLength = 0;
    this.#keep(tag);
    const { name, kind } = readTag(tag);
    if (this.#content) {
      if (name === '编码数据' && kind === 'close') await this.#endContent();
      else this.#plain = false;
      return;
    }
    if (name === '编码数据' && kind !== 'close') {
      this.#content = this.#openContent(this.#contents);
      this.#contents += 1;
      this.#plain = true;
      if (kind === 'empty') await this.#endContent();
    }
    if (name === '附注' && kind === 'open') this.#notes.push(end);
    if (name === '被签名对象') this.#noteObject(kind, { start: end - tag.length, end });
  }

  async #endContent(): Promise<void> {
    await this.#content?.end(this.#plain);
    this.#content = undefined;
  }

  #noteObject(kind: Tag['kind'], { start, end }: ObjectRange): void {
    if (kind === 'open') {
      const object = { start, end: 0 };
      this.#objects.push(object);
      this.#open.push(object);
      return;
    }
    const object = this.#open.pop();
    if (object) object.end = end;
  }
}

type Tag = { readonly name: string; readonly kind: 'open' | 'close' | 'empty' | 'none' };

function readTag(tag: Buffer): Tag {
  const text = tag.toString('utf8');
  const [, close, name = ''] = /^<(\/?)([^\s/>!?]+)/.exec(text) ?? [];
  const local = name.slice(name.indexOf(':') + 1);
  if (local === '') return { name: '', kind: 'none' };
  if (close) return { name: local, kind: 'close' };
  return { name: local, kind: text.endsWith('/>') ? 'empty' : 'open' };
}
