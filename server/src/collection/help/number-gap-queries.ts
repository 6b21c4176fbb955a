import {
  countOf,
  gapsBetween,
  mergeRuns,
  type NumberRun,
  writeDocumentNumber,
} from '@lantai/contract/collection/document-number-sequence.ts';
import type {
  NumberExplanation,
  NumberSequence,
} from '@lantai/contract/collection/number-gaps.api.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { isThere } from './record-there.ts';

export type SequencesAsked = {
  readonly fondsId: string;
  readonly year?: number | undefined;
  readonly issuer?: string | undefined;
  readonly whose: 'own' | 'all';
  readonly open: boolean;
};

type Series = { readonly issuer: string; readonly year: number };
type Run = Series &
  NumberRun & {
    readonly own: boolean;
    readonly firstId: string;
    readonly lastId: string;
    /** The same number given to several records. */
    readonly repeats: readonly { readonly sequence: number; readonly records: number }[];
  };
type Explained = NumberExplanation & Series;

const keyOf = ({ issuer, year }: Series) => `${issuer}〔${year}〕`;

/** The sequences of a fonds by issuer and year, those of the agency itself first, the newest first. */
export async function findNumberSequences(db: Db, asked: SequencesAsked) {
  const found = await findRuns(db, await getFonds(db, asked.fondsId));
  // An issuer's name is the agency's own when a document of the agency itself bears it, in any year.
  const own = new Set(found.filter((run) => run.own).map(({ issuer }) => issuer));
  const runs = Map.groupBy(found, keyOf);
  const explained = Map.groupBy(await findExplanations(db, asked.fondsId), keyOf);
  const all = [...new Set([...runs.keys(), ...explained.keys()])].map((key) =>
    sequenceOf(own, runs.get(key) ?? [], explained.get(key) ?? []),
  );
  const shown = all.filter((sequence) => isAsked(sequence, asked)).toSorted(ownFirst);
  return {
    sequences: shown,
    missing: shown.reduce((sum, { missing }) => sum + missing, 0),
    years: [...new Set(all.map(({ year }) => year))].toSorted((left, right) => right - left),
  };
}

function isAsked(sequence: NumberSequence, { year, issuer, whose, open }: SequencesAsked): boolean {
  if (year !== undefined && sequence.year !== year) return false;
  if (issuer !== undefined && !sequence.issuer.includes(issuer)) return false;
  if (open && sequence.missing === 0 && sequence.repeats.length === 0) return false;
  // Of what others issue only a part comes here: a single number says nothing about a sequence.
  return sequence.own || (whose === 'all' && sequence.numbers > 1);
}

function ownFirst(left: NumberSequence, right: NumberSequence): number {
  if (left.own !== right.own) return left.own ? -1 : 1;
  if (left.year !== right.year) return right.year - left.year;
  return left.issuer < right.issuer ? -1 : 1;
}

function sequenceOf(
  own: ReadonlySet<string>,
  runs: readonly Run[],
  explanations: readonly Explained[],
): NumberSequence {
  const { issuer, year } = runs[0] ?? explanations[0] ?? { issuer: '', year: 0 };
  const explained = explanations.map(({ issuer: _issuer, year: _year, ...explanation }) => ({
    ...explanation,
    contradicted:
      explanation.revokedAt === null &&
      runs.some(({ first, last }) => first <= explanation.sequence && explanation.sequence <= last),
  }));
  const inForce = explained
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ sequence }) => ({ first: sequence, last: sequence }));
  const known = mergeRuns([...runs, ...inForce]);
  const gaps = gapsBetween(known);
  return {
    issuer,
    year,
    own: own.has(issuer),
    first: known[0]?.first ?? 0,
    last: known.at(-1)?.last ?? 0,
    numbers: countOf(runs),
    missing: countOf(gaps),
    gaps: gaps.map((gap) => ({ ...gap, ...neighboursOf(gap, runs) })),
    repeats: runs.flatMap((run) => run.repeats),
    explained,
  };
}

/** The records on both sides of a gap, which an archivist looks at first. */
function neighboursOf({ first, last }: NumberRun, runs: readonly Run[]) {
  const before = runs.findLast((run) => run.last < first);
  const after = runs.find((run) => run.first > last);
  const link = (run: Run, recordId: string, sequence: number) => ({
    recordId,
    documentNumber: writeDocumentNumber({ ...run, sequence }),
  });
  return {
    before: before ? link(before, before.lastId, before.last) : null,
    after: after ? link(after, after.firstId, after.first) : null,
  };
}

/**
 * The runs of each sequence, worked out in the database in one pass: a fonds of 100,000 records has a
 * few thousand runs. A number less its place among the numbers is the same all through a run.
 */
async function findRuns(db: Db, fonds: Row<'fonds'>): Promise<Run[]> {
  const { name } = await db
    .selectFrom('org_unit')
    .select('name')
    .where('id', '=', fonds.agency_id)
    .executeTakeFirstOrThrow();
  return db
    .selectFrom(
      sql<Run>`(
        with numbered as (
          select number_issuer as issuer, number_year as year, number_sequence as sequence,
            min(id::text) as id, count(*)::int as records,
            -- 示例局办公室 and 示例局党组 issue in the agency's name.
            bool_or(starts_with(creator, ${name})) as own
          from record
          where fonds_id = ${fonds.id} and number_issuer is not null and ${isThere}
          group by 1, 2, 3),
        placed as (
          select *, sequence - row_number() over (partition by issuer, year order by sequence) as island
          from numbered)
        select issuer, year, min(sequence) as first, max(sequence) as last, bool_or(own) as own,
          (array_agg(id order by sequence))[1] as "firstId",
          (array_agg(id order by sequence desc))[1] as "lastId",
          coalesce(json_agg(json_build_object('sequence', sequence, 'records', records)
            order by sequence) filter (where records > 1), '[]') as repeats
        from placed group by issuer, year, island)`.as('run'),
    )
    .selectAll()
    .orderBy('issuer')
    .orderBy('year')
    .orderBy('first')
    .execute();
}

/** Those in force and those taken back, in the order of the numbers. */
async function findExplanations(db: Db, fondsId: string): Promise<Explained[]> {
  const rows = await db
    .selectFrom('number_explanation as explanation')
    .leftJoin('person as explainer', 'explainer.id', 'explanation.explained_by')
    .leftJoin('person as revoker', 'revoker.id', 'explanation.revoked_by')
    .select(['explanation.id', 'issuer', 'year', 'sequence', 'kind', 'note'])
    .select(['explainer.name as explainedByName', 'explained_at as explainedAt'])
    .select(['revoker.name as revokedByName', 'revoked_at as revokedAt'])
    .select('revoke_reason as revokeReason')
    .where('fonds_id', '=', fondsId)
    .orderBy('sequence')
    .orderBy('explained_at')
    .execute();
  return rows.map((row) => ({ ...row, contradicted: false }));
}
