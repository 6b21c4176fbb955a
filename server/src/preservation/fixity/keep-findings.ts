import type { DamageFault } from '@lantai/contract/preservation/damage.ts';
import { sql } from 'kysely';
import type { Tx } from '#platform/database.ts';
import { openDamage } from '../damages/open-damage.ts';
import type { InspectedPlace } from './inspected-place.ts';
import type { FoundAtPlace } from './note-inspected.ts';

type KeptFinding = FoundAtPlace & { readonly damageId: string };

/**
 * Keeps what an inspection found at a place behind what it found before, each finding with the damage that it is
 * part of: what becomes of it is said there.
 */
export async function keepFindings(
  { tx, now }: { tx: Tx; now: Date },
  { run_id, agency_id, copy_id }: InspectedPlace,
  found: readonly FoundAtPlace[],
): Promise<KeptFinding[]> {
  const { last } = await tx
    .selectFrom('fixity_finding')
    .select(sql<number>`coalesce(max(position), 0)`.as('last'))
    .where('run_id', '=', run_id)
    .executeTakeFirstOrThrow();
  const kept: KeptFinding[] = [];
  let position = last;
  for (const { recordId, objectId, faults } of found) {
    const object = { copyId: copy_id, objectId, recordId, agencyId: agency_id };
    const { damageId } = await openDamage(tx, now, { ...object, faults });
    kept.push({ recordId, objectId, faults, damageId });
    const from = position;
    position += faults.length;
    const row = (fault: DamageFault, place: number) => ({
      ...fault,
      ...{ run_id, agency_id, copy_id, position: from + place + 1 },
      ...{ record_id: recordId, object_id: objectId, damage_id: damageId },
    });
    await tx.insertInto('fixity_finding').values(faults.map(row)).execute();
  }
  return kept;
}
