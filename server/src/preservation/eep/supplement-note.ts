import { disclosure } from '@lantai/contract/records/open-status.ts';
import { carrier } from '@lantai/contract/records/record.ts';
import { z } from 'zod';
import type { Row } from '#platform/database.ts';

const prefix = '兰台补充著录：';

/** What a description has and DA/T 46 has no element for; said in a 附注 rather than lost. */
const supplement = z.object({
  carrier,
  disclosure: disclosure.nullable(),
  temporaryNumber: z.string().nullable(),
});
export type Supplement = z.output<typeof supplement>;

export function supplementNote(
  record: Pick<Row<'record'>, 'carrier' | 'disclosure' | 'temporary_number'>,
): string {
  const said: Supplement = {
    carrier: record.carrier,
    disclosure: record.disclosure,
    temporaryNumber: record.temporary_number,
  };
  return `${prefix}${JSON.stringify(said)}`;
}

/** Undefined for any other note, and for one that somebody has written by hand. */
export function readSupplement(note: string): Supplement | undefined {
  if (!note.startsWith(prefix)) return undefined;
  try {
    return supplement.safeParse(JSON.parse(note.slice(prefix.length))).data;
  } catch {
    return undefined;
  }
}
