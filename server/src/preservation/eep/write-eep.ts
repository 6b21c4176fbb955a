import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { Digester } from '../digest.ts';
import { StoreFault } from '../store-fault.ts';
import { encodeBase64 } from './base64-stream.ts';
import type { EepDocument, EepEncoding, EepRecord } from './eep-record.ts';
import {
  entityText,
  escaped,
  frameAfter,
  frameBefore,
  processText,
  relationsText,
  tag,
} from './eep-text.ts';
import { digestBlank, encodingDescription, integrityNotePrefix } from './integrity-note.ts';
import { readEep } from './read-eep.ts';
import { readSignatureBlocks } from './signature-block.ts';

/** The bytes of an encoding, by its place among all encodings of the record. */
export type OpenEncoding = (place: number, encoding: EepEncoding) => Readable | Promise<Readable>;

const descriptions = {
  原始型: '本封装包包含电子文件数据及其元数据，原始封装，未经修改',
  修改型: '本封装包包含电子文件数据及其元数据，系修改封装，在保留原封装包的基础上，添加了修改层',
};

/** Writes a record as a package of the original kind (原始型) to a file that must not exist yet. */
export async function writeEep(
  path: string,
  record: EepRecord,
  openEncoding: OpenEncoding,
): Promise<void> {
  const content = contentPieces(record, openEncoding, { layer: 0, known: new Map() });
  await writePackage(path, 0, [
    objectHead('原始型', record),
    '<封装内容>',
    content,
    '</封装内容></被签名对象>',
  ]);
}

/**
 * Puts a changed record around a package, which stays inside as it is, byte for byte (修改型): what was
 * sealed once is never written anew. Files that the original has already are referred to.
 */
export async function modifyEep(
  path: string,
  original: string,
  record: EepRecord,
  openEncoding: OpenEncoding,
): Promise<void> {
  const { layers, objects } = await readEep(original);
  const [outer] = objects;
  const [newest] = layers;
  if (!outer || !newest) throw new StoreFault('store.package-unusable', { original });
  // The signature goes inside with what it signs; its 锁定签名 has no place there (eep.xsd, 原封装包).
  const { block } = await readSignatureBlocks(original, outer);
  const end = block?.end ?? outer.end;
  const layer = layers.length;
  const known = new Map(
    newest.encodings.flatMap(({ sha512, contentId, refersTo }) =>
      sha512 === null ? [] : [[sha512, refersTo ?? contentId] as const],
    ),
  );
  await writePackage(path, layer, [
    objectHead('修改型', record),
    `<修改封装内容><修改标识符>修改${layer}</修改标识符><原封装包>`,
    createReadStream(original, { start: outer.start, end: end - 1 }),
    '</原封装包><修订内容>',
    contentPieces(record, openEncoding, { layer, known }),
    '</修订内容></修改封装内容></被签名对象>',
  ]);
}

type Piece = string | AsyncIterable<string | Buffer>;

/** The digest of the 被签名对象 is taken while it is written, and put into its note at the end. */
async function writePackage(path: string, layer: number, object: Piece[]): Promise<void> {
  await using handle = await open(path, 'wx');
  const digester = new Digester(['sm3']);
  const noteAt: number[] = [];
  const marker = Buffer.from(`<附注>${integrityNotePrefix(layer)}${digestBlank}`);
  let position = await put(handle, frameBefore);
  for (const piece of object)
    for await (const part of typeof piece === 'string' ? [piece] : piece) {
      const bytes = Buffer.from(part);
      // The note is always written in one piece, and nothing escaped can look like it.
      const note = typeof part === 'string' ? bytes.indexOf(marker) : -1;
      if (note >= 0) noteAt.push(position + note + marker.length - digestBlank.length);
      digester.update(bytes);
      position += await put(handle, bytes);
    }
  await put(handle, frameAfter);
  const sm3 = digester.finish().get('sm3') ?? '';
  const [at] = noteAt;
  if (at !== undefined) await handle.write(Buffer.from(sm3), 0, sm3.length, at);
  await handle.sync();
}

async function put(handle: FileHandle, text: string | Buffer): Promise<number> {
  const bytes = Buffer.from(text);
  await handle.writeFile(bytes);
  return bytes.length;
}

function objectHead(kind: keyof typeof descriptions, { madeAt, maker }: EepRecord): string {
  return [
    '<被签名对象 eep版本="2009">',
    tag('封装包类型', kind),
    tag('封装包类型描述', descriptions[kind]),
    tag('封装包创建时间', madeAt),
    tag('封装包创建单位', maker),
  ].join('');
}

type LayerPlace = {
  readonly layer: number;
  /** Files of the layer below, by their SHA-512. */
  readonly known: ReadonlyMap<string, string>;
};

async function* contentPieces(
  record: EepRecord,
  openEncoding: OpenEncoding,
  { layer, known }: LayerPlace,
): AsyncGenerator<string> {
  yield `<文件实体块><文件实体>${entityText(record)}`;
  yield `<附注>${integrityNotePrefix(layer)}${digestBlank}</附注>`;
  yield `${record.notes.map((note) => tag('附注', note)).join('')}<文件数据>`;
  let place = 0;
  for (const [index, document] of record.documents.entries()) {
    const id = `修改${layer}-文档${index + 1}`;
    yield `<文档>${documentHead(document, id, index + 1)}`;
    for (const [part, encoding] of document.encodings.entries()) {
      const contentId = `${id}-文档数据${part + 1}-编码1`;
      yield encodingHead(encoding, `${id}-文档数据${part + 1}`);
      const earlier = known.get(encoding.sha512 ?? '');
      if (earlier === undefined) {
        yield `<编码数据 编码数据ID="${contentId}-编码数据">\n`;
        yield* encodeBase64(verified(await openEncoding(place, encoding), encoding));
        yield '</编码数据>';
      } else
        yield `<编码数据 编码数据ID="${contentId}-编码数据" 引用编码数据ID="${earlier}"></编码数据>`;
      yield '</编码></文档数据>';
      place += 1;
    }
    yield '</文档>';
  }
  yield `</文件数据></文件实体>${relationsText(record)}</文件实体块>${processText(record)}`;
}

function documentHead({ title, isMain }: EepDocument, id: string, sequence: number): string {
  return [
    tag('文档标识符', id),
    tag('文档序号', String(sequence)),
    tag('文档主从声明', isMain ? '主文档' : '附属文档'),
    tag('题名', title),
  ].join('');
}

function encodingHead(encoding: EepEncoding, partId: string): string {
  const { format, fileName, size, creator, sha512, sm3 } = encoding;
  const extension = extname(fileName).slice(1).toLowerCase() || 'bin';
  return [
    `<文档数据 文档数据ID="${partId}"><编码 编码ID="${partId}-编码1"><电子属性>`,
    tag('格式信息', format),
    tag('计算机文件名', fileName),
    tag('计算机文件大小', String(size)),
    tag('文档创建程序', creator),
    '</电子属性>',
    `<编码描述>${sha512 && sm3 ? encodingDescription({ sha512, sm3 }) : 'Base64（IETF RFC 2045）'}</编码描述>`,
    `<反编码关键字>base64-${escaped(extension)}</反编码关键字>`,
  ].join('');
}

/** A package must not vouch for bytes that have rotted since they were registered. */
async function* verified(source: Readable, { sha512, fileName }: EepEncoding) {
  const digester = new Digester(['sha512']);
  for await (const chunk of source as AsyncIterable<Buffer>) {
    digester.update(chunk);
    yield chunk;
  }
  if (sha512 !== null && digester.finish().get('sha512') !== sha512)
    throw new StoreFault('store.content-damaged', { fileName });
}
