import { join } from 'node:path';
import { digestFileWith } from '../digest.ts';
import { type FolderTree, filesBelow } from '../folder-tree.ts';
import type { BagDeclaration } from './bag-declaration.ts';
import type { BagReport } from './bag-finding.ts';
import { foldName, isSystemFile } from './bag-path.ts';
import type { Manifest } from './read-manifest.ts';

type Claim = { manifest: string; algorithm: string; digest: string };

type Verifying = { declaration: BagDeclaration; fetch: ReadonlySet<string>; report: BagReport };

// Enough to keep every digest worker busy, and few enough files open at once.
const atOnce = 8;

/**
 * Holds every file of the bag against all that its manifests say of it, each read once. Answers the files that
 * are listed, not there, and not missed: those of operating systems, and second spellings of another name.
 */
export async function verifyDigests(
  bag: FolderTree,
  manifests: Manifest[],
  verifying: Verifying,
): Promise<Set<string>> {
  const claims = claimsOf(manifests);
  const excused = verifyPresence(bag, claims, verifying);
  const present = [...claims].filter(([path]) => bag.kinds.get(path) === 'file');
  for (let start = 0; start < present.length; start += atOnce) {
    const some = present.slice(start, start + atOnce);
    const found = await Promise.all(some.map(([path, stated]) => differing(bag, path, stated)));
    for (const { path, note } of found.flat()) verifying.report.error('digest-differs', path, note);
  }
  return excused;
}

function claimsOf(manifests: Manifest[]): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const { name, algorithm, digests } of manifests) {
    for (const [path, digest] of digests) {
      const stated = claims.get(path);
      const claim = { manifest: name, algorithm, digest };
      if (stated) stated.push(claim);
      else claims.set(path, [claim]);
    }
  }
  return claims;
}

async function differing(bag: FolderTree, path: string, stated: Claim[]) {
  const algorithms = [...new Set(stated.map(({ algorithm }) => algorithm))];
  const actual = await digestFileWith(join(bag.path, path), algorithms);
  return stated
    .filter(({ algorithm, digest }) => actual.get(algorithm) !== digest)
    .map(({ manifest, algorithm, digest }) => {
      return { path, note: `${manifest} 记为 ${digest}，实为 ${actual.get(algorithm)}` };
    });
}

/** RFC 8493, 3: complete is a bag that has all that its manifests list. */
function verifyPresence(
  bag: FolderTree,
  claims: Map<string, Claim[]>,
  { fetch, report }: Verifying,
): Set<string> {
  const excused = new Set<string>();
  const alike = Map.groupBy(claims.keys(), foldName);
  for (const [path, stated] of claims) {
    if (bag.kinds.get(path) === 'file') continue;
    const twin = alike
      .get(foldName(path))
      ?.find((other) => bag.kinds.get(other) === 'file' && isSame(claims.get(other), stated));
    // The same bytes are there under the other spelling: nothing is lost.
    if (twin !== undefined || isSystemFile(path)) excused.add(path);
    else report.error(fetch.has(path) ? 'file-unfetched' : 'file-missing', path);
  }
  for (const names of alike.values()) {
    if (names.length > 1) report.warning('names-alike', names[0] ?? '', names.slice(1).join(' '));
  }
  for (const path of [...claims.keys()].filter(isSystemFile)) {
    report.warning('system-file', path, excused.has(path) ? '清单列有，包中没有' : '');
  }
  return excused;
}

function isSame(one: Claim[] | undefined, other: Claim[]): boolean {
  const digests = new Set(one?.map(({ algorithm, digest }) => algorithm + digest));
  return other.every(({ algorithm, digest }) => digests.has(algorithm + digest));
}

/** RFC 8493, 2.1.3 and 3: every payload file in every manifest; by the drafts, in one of them. */
export function verifyListed(
  bag: FolderTree,
  manifests: Manifest[],
  { declaration, fetch, report }: Verifying,
): void {
  const payload = manifests.filter(({ of }) => of === 'payload');
  const listedIn = (path: string) => payload.filter(({ digests }) => digests.has(path));
  for (const path of filesBelow(bag, 'data')) {
    const listed = listedIn(path);
    const lacking = payload.filter((manifest) => !listed.includes(manifest));
    if (listed.length === 0 || (declaration.edition === '1.0' && lacking.length > 0)) {
      report.error('file-unlisted', path, lacking.map(({ name }) => name).join(' '));
    }
  }
  for (const path of fetch) {
    if (listedIn(path).length === 0) report.error('fetch-unlisted', path);
  }
}
