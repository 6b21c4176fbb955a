import { join } from 'node:path';
import { canDigest, digestFileWith } from '../digest.ts';
import { type FolderTree, kindNames, within } from '../folder-tree.ts';
import { type Claim, type Claims, numberOf } from './claims.ts';
import { type Finding, openReport, type Report } from './verify-finding.ts';

type Expected = Claim & { code: 'E092' | 'E093' };

// Enough to keep every digest worker busy, and few enough files open at once.
const atOnce = 8;

/** Reads every file of the object once and holds it against all that any of its inventories says of it. */
export async function verifyContent(
  object: FolderTree,
  inventories: Claims[],
  report: Report,
): Promise<void> {
  const expected = inventories.flatMap(({ manifest, fixity }) =>
    manifest
      .map((claim): Expected => ({ ...claim, code: 'E092' }))
      .concat(fixity.map((claim): Expected => ({ ...claim, code: 'E093' }))),
  );
  const files = [...Map.groupBy(expected, ({ path }) => path)];
  for (let start = 0; start < files.length; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    const found = await Promise.all(some.map(([path, claims]) => verifyFile(object, path, claims)));
    for (const { code, path, expected, actual } of found.flat())
      report(code, path, expected, actual);
  }
  verifyListed(object, inventories, report);
}

async function verifyFile(
  object: FolderTree,
  path: string,
  claims: Expected[],
): Promise<Finding[]> {
  const { errors, warnings, report } = openReport();
  // Only what the walk of the folder found is opened: no path leads out of the object or through a link.
  if (object.kinds.get(path) === 'file') await verifyDigests(object, path, claims, report);
  else {
    for (const code of new Set(claims.map((claim) => claim.code))) {
      report(code, path, '内容文件', kindNames[object.kinds.get(path) ?? 'none']);
    }
  }
  return errors.concat(warnings);
}

async function verifyDigests(
  object: FolderTree,
  path: string,
  claims: Expected[],
  report: Report,
): Promise<void> {
  const algorithms = [...new Set(claims.map(({ algorithm }) => algorithm))];
  const digests = await digestFileWith(join(object.path, path), algorithms.filter(canDigest));
  const reported = new Set<string>();
  for (const { code, algorithm, digest } of claims) {
    const computed = digests.get(algorithm);
    // Every inventory repeats the claims of those before it.
    if (computed === digest.toLowerCase() || reported.has(code + digest)) continue;
    reported.add(code + digest);
    if (computed !== undefined) report(code, path, `${algorithm} ${digest}`, computed);
    // A check that did not run has not passed.
    else report('not-checked', path, `${algorithm} ${digest}`, '不认识的算法');
  }
}

/** Each inventory lists all the files of its own version and of those before it, and no folder is empty. */
function verifyListed(object: FolderTree, inventories: Claims[], report: Report): void {
  const [newest] = inventories;
  const files: string[] = [];
  for (const version of newest?.states.keys() ?? []) {
    gatherFiles(object, `${version}/${newest?.contentDirectory}`, files, report);
  }
  for (const { head, manifest } of inventories) {
    const listed = new Set(manifest.map(({ path }) => path));
    for (const path of files.filter((one) => numberOf(one) <= numberOf(head))) {
      if (!listed.has(path)) report('E023', path, `列入 ${head} 的清单`, '没有列入');
    }
  }
}

function gatherFiles(object: FolderTree, content: string, files: string[], report: Report): void {
  const folders = [content];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const names = object.namesIn(folder);
    // The content folder itself may not be there; that it is empty has been said.
    if (names.length === 0 && folder !== content) report('E024', folder, '有文件', '空');
    for (const path of names.map((name) => within(folder, name))) {
      const kind = object.kinds.get(path);
      if (kind === 'folder') folders.push(path);
      else if (kind === 'file') files.push(path);
    }
  }
}
