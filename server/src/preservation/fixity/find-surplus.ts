import { relative } from 'node:path';
import type { Db, Row } from '#platform/database.ts';
import type { Place } from '../copies/object-evidence.ts';
import { type OcflRoot, objectPath } from '../ocfl-root.ts';
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
    ...{ recordId: null, objectId: liesWhere(root, objectId, place) ? objectId : place },
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

/** Whether an object lies where its id says; one that was put elsewhere is not the object of that id, and bears its place's name. */
function liesWhere(root: OcflRoot, id: string | null, place: string): id is string {
  return id !== null && relative(root.path, objectPath(root, id)) === place;
}
