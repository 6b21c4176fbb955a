import { randomInt } from 'node:crypto';
import { writtenInstant } from '#platform/clock.ts';

/** Without what is mistaken for another sign on paper: 0 and O, 1, I and L, U and V. */
const signs = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/**
 * A number that stands on a copy and in the trail, and so leads from the one to the other. By chance, not
 * counted: nobody can make up the number of another copy (29^10 of them).
 */
export function drawTraceNumber(): string {
  const drawn = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('');
  return `${drawn.slice(0, 5)}-${drawn.slice(5)}`;
}

type Mark = { kind: '利用副本' | '打印件'; name: string; moment: Date; trace: string };

/** What stands across a page: what it is, for whom, when (Asia/Shanghai), under which number. */
export function markOf({ kind, name, moment, trace }: Mark): string {
  const minute = writtenInstant(moment).slice(0, 16).replace('T', ' ');
  return `${kind} ${name} ${minute} 追溯码 ${trace}`;
}
