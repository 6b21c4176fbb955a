import { Buffer } from 'node:buffer';
import type { Place } from './page.ts';
import type { SearchSort } from './search-engine.ts';

/**
 * The place of the last record of a page, for the reader to hand back. It holds for one build of
 * the index and one order, since a rebuild gives other keys.
 */
export function cursorOf(build: string, sort: SearchSort, { tier, day, key }: Place): string {
  return Buffer.from(JSON.stringify([build, sort, tier, day, key])).toString('base64url');
}

/** Undefined for a cursor of another build or order, and for anything that is not a cursor. */
export function placeOf(
  build: string,
  sort: SearchSort,
  cursor: string | undefined,
): Place | undefined {
  if (cursor === undefined) return undefined;
  const parts = parsed(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parts) || parts[0] !== build || parts[1] !== sort) return undefined;
  const [tier, day, key] = parts.slice(2).map(Number);
  if (tier === undefined || day === undefined || key === undefined) return undefined;
  return { tier, day, key };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
