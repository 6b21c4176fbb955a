import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import type { Db, Row } from '#platform/database.ts';
import type { PackageRecord } from '../package/package-record.ts';

export const hotSource = 'hot-folder';

type Fitting = {
  readonly fresh: readonly PackageRecord[];
  /** In the fonds already, with the same files. */
  readonly there: readonly PackageRecord[];
  readonly findings: readonly PackageFinding[];
};

/** Tells what is new in a fonds from what is there, and from what claims to be and is not the same. */
export async function keepFitting(
  db: Db,
  fonds: Row<'fonds'>,
  records: readonly PackageRecord[],
): Promise<Fitting> {
  const findings: PackageFinding[] = [];
  const fresh: PackageRecord[] = [];
  const there: PackageRecord[] = [];
  const known = await findKnown(
    db,
    fonds.id,
    records.map(({ sourceKey }) => sourceKey),
  );
  const seen = new Set<string>();
  for (const record of records) {
    const { place, sourceKey, more } = record;
    const stated = more.全宗号;
    const before = known.get(sourceKey);
    const isRepeated = seen.has(sourceKey);
    seen.add(sourceKey);
    if (stated !== undefined && stated !== fonds.code)
      findings.push(
        foundInPackage(place, 'fonds-differs', { value: stated, fondsCode: fonds.code }),
      );
    else if (isRepeated)
      findings.push(foundInPackage(place, 'code-repeated', { value: sourceKey }));
    else if (before === undefined) fresh.push(record);
    else if (before.quarantined || sameFiles(before.digests, record)) there.push(record);
    else findings.push(foundInPackage(place, 'record-known-differs'));
  }
  return { fresh, there, findings };
}

type KnownRecord = { digests: readonly string[]; quarantined: boolean };

async function findKnown(
  db: Db,
  fondsId: string,
  keys: readonly string[],
): Promise<Map<string, KnownRecord>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .leftJoin('component', 'component.record_id', 'record.id')
    .select(['record.source_key', 'record.quarantined_at', 'record.quarantine_mark'])
    .select('component.sha512')
    .where('record.fonds_id', '=', fondsId)
    .where('record.source', '=', hotSource)
    .where('record.source_key', 'in', keys)
    .execute();
  const byKey = Map.groupBy(rows, ({ source_key }) => source_key ?? '');
  return new Map(
    [...byKey].map(([key, found]) => [
      key,
      {
        digests: found.flatMap(({ sha512 }) => sha512 ?? []),
        // Marked ones never had their files, and released ones were judged without them.
        quarantined: found.some(
          (row) => row.quarantined_at !== null || row.quarantine_mark !== null,
        ),
      },
    ]),
  );
}

function sameFiles(before: readonly string[], { components }: PackageRecord): boolean {
  const now = components.map(({ sha512 }) => sha512).toSorted(byText);
  return JSON.stringify(before.toSorted(byText)) === JSON.stringify(now);
}

const byText = (one: string, other: string) => (one < other ? -1 : 1);
