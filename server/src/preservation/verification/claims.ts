import type { FindingCode, Report } from './verify-finding.ts';

export type Json = Record<string, unknown>;

/** The editions of the specification that are known here. */
export type Spec = '1.0' | '1.1';

/** A statement of an inventory: at `path`, which is relative to the object, lies what has this digest. */
export type Claim = { path: string; algorithm: string; digest: string };

/** What an inventory says, as far as it can be understood: a bad part does not hide the good ones. */
export type Claims = {
  id: string;
  head: string;
  spec: Spec | null;
  contentDirectory: string;
  algorithm: string;
  manifest: Claim[];
  fixity: Claim[];
  /** By version, what lies at each logical path. */
  states: Map<string, Claim[]>;
  /** By version, who made it, when and why, in a form that can be compared. */
  notes: Map<string, string>;
};

type Block = {
  algorithm: string;
  at: string;
  codes: { shape: FindingCode; paths: FindingCode; twice: FindingCode };
  report: Report;
};

/** Reads `{ digest: [path, …] }`, the shape of manifest, state and fixity alike. */
export function claimsIn(block: unknown, { algorithm, at, codes, report }: Block): Claim[] {
  if (!isObject(block)) {
    report(codes.shape, at, 'JSON 对象', shown(block));
    return [];
  }
  const digests = Object.keys(block);
  const distinct = new Set(digests.map((digest) => digest.toLowerCase()));
  if (distinct.size < digests.length) report(codes.twice, at, '每个摘要一次', '大小写两种写法');
  return Object.entries(block).flatMap(([digest, paths]) => {
    if (isListOfText(paths)) return paths.map((path) => ({ path, algorithm, digest }));
    report(codes.paths, at, `${digest} 的路径列表`, shown(paths));
    return [];
  });
}

export function unknownKeys(json: Json, known: string[], at: string, report: Report): void {
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

export function shown(value: unknown): string {
  return value === undefined ? '没有' : JSON.stringify(value).slice(0, 200);
}

// RFC 3986, 3.1: a scheme, and something after it.
export function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(text);
}

/** 3 of `v3` and of `v3/content/…`. */
export function numberOf(path: string): number {
  return Number(/^v(\d+)/.exec(path)?.[1]);
}
