import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import { digestFileWith } from '../../preservation/digest.ts';
import { compared, failed, notRun } from '../../quality/check.ts';
import { signaturesIn } from '../../quality/checks/signatures.ts';
import type { LookedAt } from './place-items.ts';
import type { Place, PlacedFile } from './placed.ts';

const known = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sm3'] as const;
type Known = (typeof known)[number];

/** Every file whose digest was written down before, read whole and digested anew. */
export async function digestsSeen(place: Place): Promise<SeenObject[]> {
  const files = [...place.records.flatMap(({ files: own }) => own), ...place.sealed];
  const seen: SeenObject[] = [];
  const done = new Set<string>();
  for (const file of files) {
    const key = file.path ?? file.name;
    if (Object.keys(file.digests).length === 0 || done.has(key)) continue;
    done.add(key);
    seen.push(await ofFile(file));
  }
  const without = files.filter(({ digests }) => Object.keys(digests).length === 0);
  if (seen.length === 0) return [notRun('数字摘要', '其中没有写明数字摘要，无从比对')];
  const open = without.filter(({ path, name }) => !done.has(path ?? name));
  return open.length === 0
    ? seen
    : [...seen, notRun('没有摘要的文件', `${open.length} 个文件没有写明数字摘要`)];
}

async function ofFile({ name, path, digests }: PlacedFile): Promise<SeenObject> {
  const algorithms = known.filter((one) => digests[one] !== undefined);
  if (algorithms.length === 0)
    return notRun(`${name} 数字摘要`, `不认识的摘要算法 ${Object.keys(digests).join('、')}`);
  const told = (of: (algorithm: Known) => string | undefined) =>
    algorithms.map((one) => `${one.toUpperCase()} ${of(one) ?? ''}`).join('；');
  const expected = told((one) => digests[one]?.toLowerCase());
  if (path === null) return failed(`${name} 数字摘要`, expected, '缺失');
  const measured = await digestFileWith(path, algorithms).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  });
  if (measured === null) return failed(`${name} 数字摘要`, expected, '缺失');
  return compared(
    `${name} 数字摘要`,
    expected,
    told((one) => measured.get(one)),
  );
}

/** Signatures inside of the files, and of the packages where no item of its own asks for them. */
export async function signaturesSeen({ subjects, place, batch }: LookedAt): Promise<SeenObject[]> {
  const seen: SeenObject[] = [];
  for (const { subject } of subjects)
    for (const { row, path } of subject.components)
      if (path !== null) seen.push(...(await signaturesIn(path, row.file_name, batch)));
  for (const { name, path } of place.packages)
    seen.push(...(await signaturesIn(path, name, batch)));
  return seen;
}
