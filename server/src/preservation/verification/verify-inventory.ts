import type { Report } from './verify-finding.ts';
import { verifyPaths } from './verify-paths.ts';

type Json = Record<string, unknown>;

/** A statement of an inventory: at `path`, which is relative to the object, lies what has this digest. */
export type Claim = { path: string; algorithm: string; digest: string };

/** What an inventory says, as far as it can be understood: a bad part does not hide the good ones. */
export type Claims = {
  id: string;
  head: string;
  contentDirectory: string;
  algorithm: string;
  manifest: Claim[];
  fixity: Claim[];
  /** By version, what lies at each logical path. */
  states: Map<string, Claim[]>;
};

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
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** OCFL 1.1, 3.5: the rules for one inventory that need no other file. `at` is its path, for the findings. */
export function verifyInventory(json: Json, at: string, report: Report): Claims {
  const text = (key: string, code: string) => {
    const value = json[key];
    if (typeof value === 'string' && value !== '') return value;
    report(code, at, `${key}: string`, shown(value));
    return '';
  };
  const claims: Claims = {
    id: text('id', 'E036'),
    head: text('head', 'E036'),
    contentDirectory: contentDirectoryOf(json, at, report),
    algorithm: text('digestAlgorithm', 'E036'),
    manifest: [],
    fixity: [],
    states: new Map(),
  };
  const type = text('type', 'E036');
  if (type && !/^https:\/\/ocfl\.io\/1\.[01]\/spec\/#inventory$/.test(type)) {
    report('E038', at, 'https://ocfl.io/1.1/spec/#inventory', type);
  }
  if (claims.algorithm && !['sha512', 'sha256'].includes(claims.algorithm)) {
    report('E025', at, 'sha512', claims.algorithm);
  }
  unknownKeys(json, inventoryKeys, at, report);
  claims.manifest = manifestOf(json, claims, at, report);
  claims.fixity = fixityOf(json, at, report);
  claims.states = statesOf(json, claims, at, report);
  verifyUse(claims, at, report);
  return claims;
}

function contentDirectoryOf(json: Json, at: string, report: Report): string {
  const value = json.contentDirectory ?? 'content';
  if (typeof value === 'string' && /^(?!\.{1,2}$)[^/]+$/.test(value)) return value;
  report('E017', at, 'the name of one directory', shown(value));
  return 'content';
}

function manifestOf(json: Json, { algorithm }: Claims, at: string, report: Report): Claim[] {
  if (json.manifest === undefined) report('E041', at, 'manifest', 'nothing');
  const codes = { shape: 'E106', paths: 'E092', twice: 'E096' };
  const manifest = claimsIn(json.manifest ?? {}, { algorithm, at, codes, report });
  verifyPaths(
    manifest.map(({ path }) => path),
    at,
    {
      ends: 'E100',
      parts: 'E099',
      unique: 'E101',
      report,
    },
  );
  return manifest;
}

function fixityOf(json: Json, at: string, report: Report): Claim[] {
  const fixity = json.fixity ?? {};
  if (!isObject(fixity)) {
    report('E111', at, 'fixity: object', shown(fixity));
    return [];
  }
  return Object.entries(fixity).flatMap(([algorithm, block]) => {
    const codes = { shape: 'E057', paths: 'E057', twice: 'E097' };
    const claims = claimsIn(block, { algorithm, at, codes, report });
    verifyPaths(
      claims.map(({ path }) => path),
      at,
      { ends: 'E100', parts: 'E099', report },
    );
    return claims;
  });
}

function statesOf(json: Json, claims: Claims, at: string, report: Report): Map<string, Claim[]> {
  const versions = json.versions;
  if (!isObject(versions)) {
    report('E044', at, 'versions: object', shown(versions));
    return new Map();
  }
  verifySequence(Object.keys(versions), claims.head, at, report);
  return new Map(
    Object.entries(versions).map(([name, version]) => {
      if (!isObject(version)) report('E047', at, `${name}: object`, shown(version));
      return [name, stateOf(isObject(version) ? version : {}, claims, `${at}#${name}`, report)];
    }),
  );
}

/** OCFL 1.1, 3.3: v1, v2 … or all padded with zeros to one length, and no gap. */
function verifySequence(names: string[], head: string, at: string, report: Report): void {
  if (names.length === 0) report('E008', at, 'at least one version', 'none');
  const width = names[0]?.startsWith('v0') ? names[0].length - 1 : 0;
  const numbers = names.map((name) => Number(/^v(\d+)$/.exec(name)?.[1])).toSorted((a, b) => a - b);
  for (const name of names) {
    const proper = `v${String(Number(name.slice(1))).padStart(width, '0')}`;
    if (name !== proper) report('E046', at, proper, name);
    else if (width > 0 && !name.startsWith('v0')) report('E011', at, 'v0…', name);
  }
  if (numbers.some((number, index) => number !== index + 1)) {
    report('E010', at, `v1 to v${names.length}`, names.join(' '));
  }
  const last = names.find((name) => Number(name.slice(1)) === numbers.at(-1)) ?? '';
  if (head && head !== last) report('E040', at, last, head);
}

function stateOf(version: Json, { algorithm }: Claims, at: string, report: Report): Claim[] {
  const { created, state, message, user } = version;
  unknownKeys(version, ['created', 'state', 'message', 'user'], at, report);
  if (created === undefined || state === undefined) {
    report('E048', at, 'created and state', Object.keys(version).join(' '));
  }
  if (created !== undefined && !(typeof created === 'string' && rfc3339.test(created))) {
    report('E049', at, 'a time as RFC 3339 has it', shown(created));
  }
  if (message !== undefined && typeof message !== 'string') {
    report('E094', at, 'message: string', shown(message));
  }
  if (user !== undefined && !(isObject(user) && typeof user.name === 'string' && user.name)) {
    report('E054', at, 'user: a name', shown(user));
  }
  const codes = { shape: 'E050', paths: 'E051', twice: 'E050' };
  const claims = claimsIn(state ?? {}, { algorithm, at, codes, report });
  verifyPaths(
    claims.map(({ path }) => path),
    at,
    {
      ends: 'E053',
      parts: 'E052',
      unique: 'E095',
      report,
    },
  );
  return claims;
}

/** Every content is used by some version, and every version has its content. */
function verifyUse({ manifest, fixity, states }: Claims, at: string, report: Report): void {
  const held = new Set(manifest.map(({ digest }) => digest));
  const used = new Set([...states.values()].flat().map(({ digest }) => digest));
  for (const digest of used.difference(held)) report('E050', at, 'in the manifest', digest);
  for (const digest of held.difference(used)) report('E107', at, 'in a version', digest);
  const paths = new Set(manifest.map(({ path }) => path));
  for (const { path } of fixity) {
    if (!paths.has(path)) report('E093', at, 'a path of the manifest', path);
  }
}

type Block = {
  algorithm: string;
  at: string;
  codes: { shape: string; paths: string; twice: string };
  report: Report;
};

/** Reads `{ digest: [path, …] }`, the shape of manifest, state and fixity alike. */
function claimsIn(block: unknown, { algorithm, at, codes, report }: Block): Claim[] {
  if (!isObject(block)) {
    report(codes.shape, at, 'object', shown(block));
    return [];
  }
  const digests = Object.keys(block);
  const distinct = new Set(digests.map((digest) => digest.toLowerCase()));
  if (distinct.size < digests.length) report(codes.twice, at, 'each digest once', 'in two cases');
  return Object.entries(block).flatMap(([digest, paths]) => {
    if (isListOfText(paths)) return paths.map((path) => ({ path, algorithm, digest }));
    report(codes.paths, at, `${digest}: list of paths`, shown(paths));
    return [];
  });
}

function unknownKeys(json: Json, known: string[], at: string, report: Report): void {
  for (const key of Object.keys(json)) {
    if (!known.includes(key)) report('E102', at, known.join(' '), key);
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
}
