import { writeDocumentNumber } from '@lantai/contract/collection/document-number-sequence.ts';
import {
  type ExplanationKind,
  mostNumbersExplained,
} from '@lantai/contract/collection/number-gaps.api.ts';
import {
  type DocumentNumber,
  readDocumentNumber,
} from '@lantai/contract/records/document-number.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { isThere } from './record-there.ts';

type ExplainNumbers = {
  fondsId: string;
  issuer: string;
  year: number;
  first: number;
  last: number;
  kind: ExplanationKind;
  note: string;
};

/** Says why numbers have no record: one row for each number, so that each can be taken back alone. */
export const explainNumbers = command<ExplainNumbers, number>({
  name: 'collection.explain-numbers',

  async perform({ tx, actor, now }, { fondsId, kind, note, ...asked }) {
    const fonds = await getFonds(tx, fondsId);
    const numbers = numbersOf(asked);
    await requireNotThere(tx, fondsId, numbers);
    const rows = numbers.map(({ issuer, year, sequence }) => ({
      agency_id: fonds.agency_id,
      fonds_id: fondsId,
      issuer,
      year,
      sequence,
      kind,
      note,
      explained_by: actor.personId,
      explained_at: now,
    }));
    await tx
      .insertInto('number_explanation')
      .values(rows)
      .execute()
      .catch(
        onConstraint('number_explanation_one_in_force', 'collection.number-already-explained'),
      );
    return changed(numbers.length, {
      subject: `fonds:${fondsId}`,
      agencyId: fonds.agency_id,
      details: { ...asked, kind, note },
    });
  },
});

type Range = Pick<ExplainNumbers, 'issuer' | 'year' | 'first' | 'last'>;

/** Each number in the form in which records are compared, whatever way the issuer was written. */
function numbersOf({ issuer, year, first, last }: Range): DocumentNumber[] {
  const count = last - first + 1;
  const read = readDocumentNumber(`${issuer}〔${year}〕${first}号`);
  if (!read || count < 1 || count > mostNumbersExplained)
    throw new Problem('collection.number-range-invalid', {
      first,
      last,
      most: mostNumbersExplained,
    });
  return Array.from({ length: count }, (_, place) => ({ ...read, sequence: first + place }));
}

async function requireNotThere(
  tx: Tx,
  fondsId: string,
  numbers: readonly DocumentNumber[],
): Promise<void> {
  const [one] = numbers;
  if (!one) return;
  const found = await tx
    .selectFrom('record')
    .select('number_sequence as sequence')
    .where('fonds_id', '=', fondsId)
    .where('number_issuer', '=', one.issuer)
    .where('number_year', '=', one.year)
    .where(
      'number_sequence',
      'in',
      numbers.map(({ sequence }) => sequence),
    )
    .where(isThere)
    .orderBy('number_sequence')
    .executeTakeFirst();
  if (!found) return;
  const number = writeDocumentNumber({ ...one, sequence: found.sequence ?? 0 });
  throw new Problem('collection.number-there', { number });
}
