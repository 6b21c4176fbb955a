import { systemActor } from '#platform/actor.ts';
import { type Platform, read } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { findOrphans } from '../reconciliation/find-orphans.ts';
import type { Storage } from '../storage.ts';
import type { FoundInStore } from './note-inspected.ts';

/**
 * Objects that lie in the store and that no record has. Only a full inspection says it, and only one that is not
 * limited to a year: objects are told apart by the fonds that is written inside them.
 */
export async function findSurplus(
  platform: Platform,
  storage: Storage,
  run: Row<'fixity_run'>,
): Promise<FoundInStore[]> {
  if (run.kind !== 'full' || run.year !== null) return [];
  const fonds = await read(platform, systemActor, (db) =>
    db.selectFrom('fonds').select('id').where('agency_id', '=', run.agency_id).execute(),
  );
  const own = new Set(run.fonds_id === null ? fonds.map(({ id }) => id) : [run.fonds_id]);
  const { orphans } = await findOrphans(
    storage,
    (fondsId) => own.has(fondsId),
    (query) => read(platform, systemActor, query),
  );
  return orphans.map(({ objectId, place, name }) => ({
    ...{ recordId: null, objectId: objectId ?? place, path: place, code: 'surplus' },
    ...{ kind: 'surplus', expected: '目录中有对应的档案', actual: name },
  }));
}
