import {
  type Claim,
  type Claims,
  claimsIn,
  isObject,
  type Json,
  numberOf,
  shown,
  unknownKeys,
} from './claims.ts';
import type { Report } from './verify-finding.ts';
import { verifyPaths } from './verify-paths.ts';

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** OCFL 1.1, 3.5.3: the block of an inventory that has the versions. Fills in states and notes. */
export function verifyVersionBlocks(json: Json, claims: Claims, at: string, report: Report): void {
  const { versions } = json;
  if (!isObject(versions)) {
    report(versions === undefined ? 'E043' : 'E044', at, 'JSON 对象', shown(versions));
    return;
  }
  verifySequence(Object.keys(versions), claims.head, at, report);
  for (const [name, block] of Object.entries(versions)) {
    if (!isObject(block)) report('E047', at, `${name} 为 JSON 对象`, shown(block));
    const version = isObject(block) ? block : {};
    claims.states.set(name, stateOf(version, claims, `${at}#${name}`, report));
    claims.notes.set(name, noteOf(version));
  }
}

/** OCFL 1.1, 3.3: v1, v2 … or all padded with zeros to one length, and no gap. */
function verifySequence(names: string[], head: string, at: string, report: Report): void {
  if (names.length === 0) report('E008', at, '至少一个版本', '没有');
  for (const name of names) verifyName(name, names[0] ?? '', at, report);
  const numbers = names.map(numberOf).toSorted((one, other) => one - other);
  if (names.length > 0 && numbers[0] !== 1) report('E009', at, 'v1', names.join(' '));
  if (numbers.some((number, index) => number !== index + 1)) {
    report('E010', at, `v1 至 v${names.length}`, names.join(' '));
  }
  const last = names.find((name) => numberOf(name) === numbers.at(-1)) ?? '';
  if (head && head !== last) report('E040', at, last, head);
}

function verifyName(name: string, first: string, at: string, report: Report): void {
  const width = first.startsWith('v0') ? first.length - 1 : 0;
  if (!/^v\d+$/.test(name)) {
    report('E046', at, 'v 加版本号', name);
    report(name.startsWith('v') ? 'E105' : 'E104', at, 'v 加版本号', name);
    return;
  }
  if (numberOf(name) === 0) report('E105', at, '从 1 开始的整数', name);
  const proper = `v${String(numberOf(name)).padStart(width, '0')}`;
  if (name !== proper) {
    report('E046', at, proper, name);
    report('E012', at, proper, name);
  } else if (width > 0 && !name.startsWith('v0')) {
    report('E011', at, 'v0…', name);
    report('E013', at, 'v0…', name);
  }
}

function stateOf(version: Json, { algorithm }: Claims, at: string, report: Report): Claim[] {
  const { created, state, message, user } = version;
  unknownKeys(version, ['created', 'state', 'message', 'user'], at, report);
  if (created === undefined || state === undefined) {
    report('E048', at, 'created 和 state', Object.keys(version).join(' ') || '没有');
  }
  if (created !== undefined && !isMoment(created)) {
    report('E049', at, 'RFC 3339 时间', shown(created));
  }
  if (message !== undefined && typeof message !== 'string') {
    report('E094', at, '字符串', shown(message));
  }
  if (user !== undefined && !(isObject(user) && typeof user.name === 'string' && user.name)) {
    report('E054', at, '有 name 的 user', shown(user));
  }
  const codes = { shape: 'E050', paths: 'E051', twice: 'E050' } as const;
  const claims = claimsIn(state ?? {}, { algorithm, at, codes, report });
  const paths = claims.map(({ path }) => path);
  verifyPaths(paths, at, { ends: 'E053', parts: 'E052', unique: 'E095', report });
  return claims;
}

function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' || !rfc3339.test(value)) return false;
  // A leap second is a time, though no Date can be one.
  return !Number.isNaN(Date.parse(value.toUpperCase().replace(/:60(?=[.Z+-])/, ':59')));
}

function noteOf({ created, message, user }: Json): string {
  const { name, address, ...rest } = isObject(user) ? user : {};
  return JSON.stringify([created, message, name, address, rest]);
}
