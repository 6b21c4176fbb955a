import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Digests, digestThrough } from '../../preservation/digest.ts';
import { readEep } from '../../preservation/eep/read-eep.ts';
import { failed, passed } from '../../quality/check.ts';
import type { Place, PlacedFile, PlacedRecord } from './placed.ts';

type Unpacked = Pick<Place, 'packages' | 'readings'> & { readonly record: PlacedRecord };

/** A package of DA/T 48 as a record, its files unpacked into a folder of ours. */
export async function readEepPlace(path: string, unpacking: string): Promise<Unpacked> {
  const folder = join(unpacking, crypto.randomUUID());
  await mkdir(folder, { recursive: true });
  const { record, places, contents } = await readEep(path, async (place, bytes) => {
    const { promise, resolve } = Promise.withResolvers<Digests>();
    const target = createWriteStream(join(folder, String(place)), { flags: 'wx' });
    await pipeline(bytes, digestThrough(resolve), target);
    return promise;
  });
  const name = basename(path);
  const readings = [
    record
      ? passed(`${name} 元数据`, '能够解析', '能够解析')
      : failed(`${name} 元数据`, '能够解析', '不能解析，见 1-15'),
  ];
  const encodings = record?.documents.flatMap((document) => document.encodings) ?? [];
  const files = encodings.map((encoding, at): PlacedFile => {
    const { fileName, size, sha512, sm3 } = encoding;
    const isThere = contents[at] !== null && contents[at] !== undefined;
    return {
      name: fileName,
      path: isThere ? join(folder, String(places[at])) : null,
      size: Number.isFinite(size) ? size : null,
      digests: { ...(sha512 && { sha512 }), ...(sm3 && { sm3 }) },
    };
  });
  return {
    packages: [{ name, path }],
    readings,
    record: {
      label: record?.code || record?.identifier || name,
      elements: record && {
        ...record.elements,
        ...(record.code && { 档号: record.code }),
        ...(record.identifier && { 电子文件号: record.identifier }),
      },
      ...{ isWhole: true, files, fileCount: record ? encodings.length : null },
      acts: record?.business.map(({ activity, time }) => ({ activity, time })) ?? null,
    },
  };
}
