import { type Claims, isObject, isUri, type Json, shown } from './claims.ts';
import type { Report } from './verify-finding.ts';

/** What OCFL recommends of an inventory: an object without it is valid, and harder to understand later. */
export function verifyAdvice(json: Json, { id, algorithm }: Claims, at: string, report: Report) {
  if (algorithm === 'sha256') report('W004', at, 'sha512', algorithm);
  if (id && !isUri(id)) report('W005', at, 'URI', id);
  const versions = isObject(json.versions) ? json.versions : {};
  for (const [name, version] of Object.entries(versions)) {
    if (/^v0/.test(name)) report('W001', at, name.replace(/^v0+/, 'v'), name);
    if (isObject(version)) verifyNote(version, `${at}#${name}`, report);
  }
}

function verifyNote({ message, user }: Json, at: string, report: Report): void {
  if (message === undefined || user === undefined) {
    report('W007', at, 'message 和 user', message === undefined ? '没有 message' : '没有 user');
  }
  if (!isObject(user)) return;
  const { address } = user;
  if (address === undefined) report('W008', at, 'address', '没有');
  else if (typeof address !== 'string' || !isUri(address))
    report('W009', at, 'URI', shown(address));
}
