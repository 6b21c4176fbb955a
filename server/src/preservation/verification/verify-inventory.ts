import {
  type Claim,
  type Claims,
  claimsIn,
  isObject,
  type Json,
  numberOf,
  type Spec,
  shown,
  unknownKeys,
} from './claims.ts';
import type { FindingCode, Report } from './verify-finding.ts';
import { verifyPaths } from './verify-paths.ts';
import { verifyVersionBlocks } from './verify-version-blocks.ts';

const inventoryKeys = [
  'id',
  'type',
  'digestAlgorithm',
  'head',
  'contentDirectory',
  'manifest',
  'versions',
  'fixity',
];

/** OCFL 1.1, 3.5: the rules for one inventory that need no other file. `at` is its path, for the findings. */
export function verifyInventory(json: Json, at: string, report: Report): Claims {
  const text = (key: string, code: FindingCode) => {
    const value = json[key];
    if (typeof value === 'string' && value !== '') return value;
    report(code, at, `${key} 为字符串`, shown(value));
    return '';
  };
  const claims: Claims = {
    id: text('id', 'E036'),
    head: text('head', 'E036'),
    spec: specOf(text('type', 'E036'), at, report),
    contentDirectory: contentDirectoryOf(json, at, report),
    algorithm: text('digestAlgorithm', 'E036'),
    manifest: [],
    fixity: [],
    states: new Map(),
    notes: new Map(),
  };
  if (claims.algorithm && !['sha512', 'sha256'].includes(claims.algorithm)) {
    report('E025', at, 'sha512', claims.algorithm);
  }
  unknownKeys(json, inventoryKeys, at, report);
  claims.manifest = manifestOf(json, claims, at, report);
  claims.fixity = fixityOf(json, at, report);
  verifyVersionBlocks(json, claims, at, report);
  verifyUse(claims, at, report);
  return claims;
}

function specOf(type: string, at: string, report: Report): Spec | null {
  const [, spec] = /^https:\/\/ocfl\.io\/(1\.[01])\/spec\/#inventory$/.exec(type) ?? [];
  if (spec === '1.0' || spec === '1.1') return spec;
  if (type) report('E038', at, 'https://ocfl.io/1.1/spec/#inventory', type);
  return null;
}

function contentDirectoryOf(json: Json, at: string, report: Report): string {
  const value = json.contentDirectory ?? 'content';
  if (typeof value === 'string' && /^(?!\.{1,2}$)[^/]+$/.test(value)) return value;
  const isDots = value === '.' || value === '..';
  report(isDots ? 'E018' : 'E017', at, '一个目录名', shown(value));
  return 'content';
}

function manifestOf(json: Json, { algorithm }: Claims, at: string, report: Report): Claim[] {
  if (json.manifest === undefined) report('E041', at, 'manifest', '没有');
  const codes = { shape: 'E106', paths: 'E092', twice: 'E096' } as const;
  const manifest = claimsIn(json.manifest ?? {}, { algorithm, at, codes, report });
  const paths = manifest.map(({ path }) => path);
  verifyPaths(paths, at, { ends: 'E100', parts: 'E099', unique: 'E101', report });
  for (const path of paths) {
    const lost = Number.isNaN(numberOf(path)) && !path.startsWith('/');
    if (lost) report('E042', at, '版本目录下的路径', path);
  }
  return manifest;
}

function fixityOf(json: Json, at: string, report: Report): Claim[] {
  const fixity = json.fixity === undefined ? {} : json.fixity;
  if (!isObject(fixity)) {
    report('E111', at, 'JSON 对象', shown(fixity));
    return [];
  }
  return Object.entries(fixity).flatMap(([algorithm, block]) => {
    const codes = { shape: 'E057', paths: 'E057', twice: 'E097' } as const;
    const claims = claimsIn(block, { algorithm, at, codes, report });
    const paths = claims.map(({ path }) => path);
    verifyPaths(paths, at, { ends: 'E100', parts: 'E099', report });
    return claims;
  });
}

/** Every content is used by some version, and every version has its content. */
function verifyUse({ manifest, fixity, states }: Claims, at: string, report: Report): void {
  const held = new Set(manifest.map(({ digest }) => digest));
  const used = new Set([...states.values()].flat().map(({ digest }) => digest));
  for (const digest of used.difference(held)) report('E050', at, 'manifest 中的摘要', digest);
  for (const digest of held.difference(used)) report('E107', at, '某个版本所用的摘要', digest);
  const paths = new Set(manifest.map(({ path }) => path));
  for (const { path } of fixity) {
    if (!paths.has(path)) report('E093', at, 'manifest 中的路径', path);
  }
}
