import type { HandOver } from '@lantai/contract/collection/hand-over.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { requireColleague } from '../receipts/colleagues.ts';
import { digestList } from './digest-list.ts';
import { findListParts } from './list-parts.ts';

function handOvers(db: Db) {
  return db
    .selectFrom('hand_over')
    .innerJoin('person', 'person.id', 'hand_over.person_id')
    .innerJoin('person as successor', 'successor.id', 'hand_over.successor_id')
    .innerJoin('person as drawer', 'drawer.id', 'hand_over.drawn_up_by')
    .innerJoin('org_unit as agency', 'agency.id', 'hand_over.agency_id')
    .selectAll('hand_over')
    .select(['person.name as personName', 'successor.name as successorName'])
    .select(['drawer.name as drawnUpByName', 'agency.name as agencyName']);
}

type Found = Awaited<ReturnType<ReturnType<typeof handOvers>['executeTakeFirstOrThrow']>>;

export async function findHandOvers(
  db: Db,
  actor: Actor,
  { personId }: { personId?: string | undefined } = {},
) {
  let query = handOvers(db);
  if (personId) query = query.where('hand_over.person_id', '=', personId);
  const rows = await query.orderBy('hand_over.drawn_up_at', 'desc').limit(200).execute();
  return rows.map((row) => shown(actor, row));
}

export async function getHandOver(db: Db, actor: Actor, id: string) {
  const row = await handOvers(db).where('hand_over.id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('collection.hand-over-not-found');
  return shown(actor, row);
}

/** Whether somebody's last hand-over is signed by both. */
export async function hasHandedOver(db: Db, personId: string): Promise<boolean> {
  const last = await db
    .selectFrom('hand_over')
    .select(['handed_signed_at', 'taken_signed_at'])
    .where('person_id', '=', personId)
    .orderBy('drawn_up_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Boolean(last?.handed_signed_at && last.taken_signed_at);
}

type Previewed = { readonly agencyId: string; readonly personId: string; readonly now: Date };

/** What the system would put on a list now, beside what is in hand and what is entered. */
export async function previewHandOver(db: Db, previewed: Previewed) {
  const { roles } = await requireColleague(db, previewed);
  return findListParts(db, { ...previewed, roles });
}

function shown(actor: Actor, row: Found): HandOver {
  const list = {
    agencyId: row.agency_id,
    personId: row.person_id,
    successorId: row.successor_id,
    things: [...row.list],
    parts: row.parts,
  };
  return {
    id: row.id,
    ...list,
    agencyName: row.agencyName,
    personName: row.personName,
    successorName: row.successorName,
    drawnUpByName: row.drawnUpByName,
    drawnUpAt: row.drawn_up_at,
    handedSignedAt: row.handed_signed_at,
    takenSignedAt: row.taken_signed_at,
    sm3: row.list_sm3,
    isIntact: digestList(list) === row.list_sm3,
    canSign:
      (row.person_id === actor.personId && row.handed_signed_at === null) ||
      (row.successor_id === actor.personId && row.taken_signed_at === null),
  };
}
