import { getHashes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestFileWith } from '../digest.ts';
import { isSystemError } from '../store-fault.ts';
import type { Report } from './verify-finding.ts';
import { entriesOf } from './verify-folder.ts';
import type { Claim, Claims } from './verify-inventory.ts';
import { numberOf } from './verify-versions.ts';

type Expected = Claim & { code: 'E092' | 'E093' };

/** Reads every file of the object once and holds it against all that any of its inventories says of it. */
export async function verifyContent(
  object: string,
  inventories: Claims[],
  report: Report,
): Promise<void> {
  const expected = inventories.flatMap(({ manifest, fixity }) => [
    ...manifest.map((claim): Expected => ({ ...claim, code: 'E092' })),
    ...fixity.map((claim): Expected => ({ ...claim, code: 'E093' })),
  ]);
  for (const [path, claims] of Map.groupBy(expected, (claim) => claim.path)) {
    if (await isContent(join(object, path), path)) await verifyDigests(object, claims, report);
    else report('E092', path, 'content', 'nothing');
  }
  await verifyListed(object, inventories, report);
}

async function verifyDigests(object: string, claims: Expected[], report: Report): Promise<void> {
  const [known, unknown] = [claims.filter(canCompute), claims.filter((one) => !canCompute(one))];
  for (const { path, algorithm, digest } of unknown) {
    // A check that did not run has not passed.
    report('not-checked', path, `${algorithm} ${digest}`, 'an algorithm unknown here');
  }
  const [first] = known;
  if (!first) return;
  const algorithms = [...new Set(known.map(({ algorithm }) => algorithm))];
  const actual = await digestFileWith(join(object, first.path), algorithms);
  const reported = new Set<string>();
  for (const { code, path, algorithm, digest } of known) {
    const computed = actual.get(algorithm) ?? '';
    if (computed === digest.toLowerCase() || reported.has(code + digest)) continue;
    // Every inventory repeats the claims of those before it.
    reported.add(code + digest);
    report(code, path, `${algorithm} ${digest}`, `${algorithm} ${computed}`);
  }
}

/** Each inventory lists all the files of its own version and of those before it, and no folder is empty. */
async function verifyListed(object: string, inventories: Claims[], report: Report): Promise<void> {
  const [newest] = inventories;
  const files: string[] = [];
  for (const version of newest?.states.keys() ?? []) {
    const content = `${version}/${newest?.contentDirectory}`;
    files.push(...(await filesIn(object, content, report)));
  }
  for (const { head, manifest } of inventories) {
    const listed = new Set(manifest.map(({ path }) => path));
    for (const path of files.filter((one) => numberOf(one) <= numberOf(head))) {
      if (!listed.has(path)) report('E023', path, `in the manifest of ${head}`, 'not there');
    }
  }
}

async function filesIn(object: string, folder: string, report: Report): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await entriesOf(join(object, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) report('E090', path, 'a file', 'symbolic link');
    else if (!entry.isDirectory()) files.push(path);
    else {
      const inside = await filesIn(object, path, report);
      if (inside.length === 0) report('E024', path, 'files', 'nothing');
      files.push(...inside);
    }
  }
  return files;
}

/** A path that leads out of the object, or through a link, is not followed. */
async function isContent(file: string, path: string): Promise<boolean> {
  if (path.split('/').includes('..')) return false;
  try {
    return (await lstat(file)).isFile();
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}

function canCompute({ algorithm }: Claim): boolean {
  return algorithm === 'blake2b-512' || getHashes().includes(algorithm);
}
