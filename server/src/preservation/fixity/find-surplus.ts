import type { Db, Row } from '#platform/database.ts';
import type { Place } from '../copies/object-evidence.ts';
import { findOrphans } from '../reconciliation/find-orphans.ts';
import type { FoundAtPlace } from './note-inspected.ts';

type Ask = <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>;

/**
 * Objects that lie at a place and that no record has. Only a full inspection says it, and only one that is not
 * limited to a year: objects are told apart by the fonds that is written inside them. `ask` reads as the archive.
 */
export async function findSurplus(
  ask: Ask,
  { root }: Place,
  run: Row<'fixity_run'>,
): Promise<FoundAtPlace[]> {
  if (run.kind !== 'full' || run.year !== null) return [];
  const fonds = await ask((db) =>
    db.selectFrom('fonds').select('id').where('agency_id', '=', run.agency_id).execute(),
  );
  const own = new Set(run.fonds_id === null ? fonds.map(({ id }) => id) : [run.fonds_id]);
  const { orphans } = await findOrphans({ store: root }, (fondsId) => own.has(fondsId), ask);
  return orphans.map(({ objectId, place, name }) => ({
    ...{ recordId: null, objectId: objectId ?? place },
    faults: [
      {
        code: 'surplus',
        kind: 'surplus',
        path: place,
        expected: '目录中有对应的档案',
        actual: name,
      },
    ],
  }));
}
