import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Digester, digestFileWith } from '../digest.ts';
import { isSystemError } from '../store-fault.ts';
import type { EepLayer } from './eep-content.ts';
import type { EepFinding } from './eep-record.ts';
import { frameAfter, frameBefore } from './eep-text.ts';
import { digestBlank, digestInNote, digestLength, integrityNotePrefix } from './integrity-note.ts';
import { found } from './package-refused.ts';
import type { Taken } from './read-eep.ts';
import type { ObjectRange, ScannedPackage } from './scan-package.ts';

/** Each file against what the package says of it. */
export function verifyContents(
  layers: readonly EepLayer[],
  placed: readonly (readonly (Taken | undefined)[])[],
): EepFinding[] {
  return layers.flatMap(({ encodings }, index) =>
    encodings.flatMap((encoding, at) => {
      const read = placed[index]?.[at];
      const place = `修改${layers.length - 1 - index} ${encoding.fileName || encoding.contentId}`;
      if (!read)
        return [
          found('content-not-base64', { place, actual: `引用 ${encoding.refersTo ?? ''} 不存在` }),
        ];
      const { digests, isBase64 } = read;
      const differs = (said: string | null, is: string) => said !== null && said !== is;
      return [
        isBase64 ? [] : [found('content-not-base64', { place })],
        encoding.size === digests.size
          ? []
          : [
              found('content-size-differs', {
                place,
                expected: String(encoding.size),
                actual: String(digests.size),
              }),
            ],
        differs(encoding.sm3, digests.sm3)
          ? [
              found('content-digest-differs', {
                place,
                expected: encoding.sm3,
                actual: digests.sm3,
              }),
            ]
          : [],
        differs(encoding.sha512, digests.sha512)
          ? [
              found('content-digest-differs', {
                place,
                expected: encoding.sha512,
                actual: digests.sha512,
              }),
            ]
          : [],
      ].flat();
    }),
  );
}

/** The 被签名对象 of each layer against its note, and what stands around the outer one. */
export async function verifyObjects(
  path: string,
  scanned: ScannedPackage,
  layers: readonly EepLayer[],
): Promise<EepFinding[]> {
  const findings: EepFinding[] = [];
  const noteOffsets = offsetsByLayer(scanned, layers);
  for (const [index, { record }] of layers.entries()) {
    const layer = layers.length - 1 - index;
    const place = `修改${layer} 被签名对象`;
    const at = record.notes.findIndex((note) => digestInNote(note, layer) !== undefined);
    const expected = digestInNote(record.notes[at] ?? '', layer);
    const object = scanned.objects[index];
    const offset = noteOffsets[index]?.[at];
    if (expected === undefined || !object || offset === undefined) {
      findings.push(found('integrity-not-noted', { place }));
      continue;
    }
    const digestAt = offset + Buffer.byteLength(integrityNotePrefix(layer));
    const actual = await digestObject(path, object, digestAt);
    if (actual !== expected)
      findings.push(found('object-digest-differs', { place, expected, actual }));
    if (index === 0 && !layers[0]?.isSigned)
      findings.push(...(await verifyFrame(path, scanned, object)));
  }
  return findings;
}

/** In the document the notes of an inner layer come before those of the layer around it. */
function offsetsByLayer({ notes }: ScannedPackage, layers: readonly EepLayer[]): number[][] {
  let next = 0;
  return layers
    .toReversed()
    .map(({ record }) => {
      const own = notes.slice(next, next + record.notes.length);
      next += record.notes.length;
      return own;
    })
    .toReversed();
}

/** The SM3 of the object's bytes, with noughts where its own digest stands. */
async function digestObject(
  path: string,
  { start, end }: ObjectRange,
  digestAt: number,
): Promise<string> {
  const digester = new Digester(['sm3']);
  const range = (from: number, to: number) => createReadStream(path, { start: from, end: to - 1 });
  for await (const chunk of range(start, digestAt) as AsyncIterable<Buffer>) digester.update(chunk);
  digester.update(Buffer.from(digestBlank));
  for await (const chunk of range(digestAt + digestLength, end) as AsyncIterable<Buffer>)
    digester.update(chunk);
  return digester.finish().get('sm3') ?? '';
}

/** A package with our note was written by us, and what we write around the object is always the same. */
async function verifyFrame(
  path: string,
  { size }: ScannedPackage,
  { start, end }: ObjectRange,
): Promise<EepFinding[]> {
  await using handle = await open(path, 'r');
  const [before, after] = [Buffer.alloc(start), Buffer.alloc(size - end)];
  await handle.read(before, 0, before.length, 0);
  await handle.read(after, 0, after.length, end);
  return [[before, frameBefore] as const, [after, frameAfter] as const].flatMap(
    ([actual, expected]) =>
      actual.toString('utf8') === expected
        ? []
        : [
            found('frame-differs', {
              place: '封装包首尾',
              expected,
              actual: actual.toString('utf8'),
            }),
          ],
  );
}

/** `<digest>  <name>` beside the package, as `lantai eep write` leaves it; no such file says nothing. */
export async function verifySidecar(path: string): Promise<EepFinding[]> {
  try {
    const expected = (await readFile(`${path}.sm3`, 'utf8')).trim().split(/\s+/)[0] ?? '';
    const actual = (await digestFileWith(path, ['sm3'])).get('sm3') ?? '';
    return expected === actual
      ? []
      : [found('sidecar-differs', { place: '整个文件', expected, actual })];
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}
