import {
  type ExpiredRecord,
  type GroupMember,
  type GroupPart,
  groupPartNames,
  groupParts,
} from '@lantai/contract/appraisal/appraisal.ts';
import { sql } from 'kysely';
import { dayOf, yearOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../classification/fonds-queries.ts';
import { findOpenExpired } from './expiry-queries.ts';
import { findEligible } from './group-queries.ts';

type OpenBatch = {
  fondsId: string;
  expiredBy: string;
  recordIds?: readonly string[] | undefined;
  basis: string;
  method: string;
  leaderId: string;
  members: readonly { personId: string; part: GroupPart }[];
  dueOn: string;
};

type Opened = { batchId: string; number: string; items: number };

/** Takes up what has expired and is in no other batch, for a group that has somebody of each part. */
export const openBatch = command<OpenBatch, Opened>({
  name: 'appraisal.open-batch',

  async perform({ tx, actor, now }, { fondsId, expiredBy, recordIds, ...about }) {
    const today = dayOf(now);
    if (expiredBy > today) throw new Problem('appraisal.day-not-come', { today });
    if (about.dueOn < today) throw new Problem('appraisal.due-before-start', { today });
    const fonds = await getFonds(tx, fondsId);
    const members = await requireGroup(tx, fonds.agency_id, about);
    const records = await chosen(tx, { fondsId, expiredBy, recordIds });
    const year = yearOf(now);
    const serial = await nextSerial(tx, fondsId, year);
    const number = `${fonds.code}-JD-${year}-${String(serial).padStart(3, '0')}`;
    const { id } = await tx
      .insertInto('appraisal_batch')
      .values({
        agency_id: fonds.agency_id,
        fonds_id: fondsId,
        ...{ year, serial, number, expired_by: expiredBy },
        ...{ basis: about.basis, method: about.method, leader_id: about.leaderId },
        members: JSON.stringify(members),
        member_ids: members.map(({ personId }) => personId),
        started_on: today,
        due_on: about.dueOn,
        opened_by: actor.personId,
        opened_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = records.map((record, index) => rowOf(record, index + 1));
    for (let start = 0; start < rows.length; start += 1000)
      await tx
        .insertInto('appraisal_item')
        .values(
          rows
            .slice(start, start + 1000)
            .map((row) => ({ ...row, batch_id: id, agency_id: fonds.agency_id })),
        )
        .execute();
    const items = rows.length;
    const details = { number, expiredBy, items, members };
    return changed(
      { batchId: id, number, items },
      { subject: `appraisal:${id}`, agencyId: fonds.agency_id, details },
    );
  },
});

function rowOf(record: ExpiredRecord, position: number) {
  const { id, archivalCode, title, year, retention, expiresOn, pages } = record;
  const expires_on = expiresOn;
  return { record_id: id, position, code: archivalCode, title, year, retention, expires_on, pages };
}

type Chosen = Pick<OpenBatch, 'fondsId' | 'expiredBy' | 'recordIds'>;

async function chosen(tx: Tx, { fondsId, expiredBy, recordIds }: Chosen): Promise<ExpiredRecord[]> {
  const open = await findOpenExpired(tx, { fondsId, expiredBy });
  const wanted = recordIds && new Set(recordIds);
  const records = wanted ? open.filter(({ id }) => wanted.has(id)) : open;
  if (wanted && records.length < wanted.size)
    throw new Problem('appraisal.not-expired', { count: wanted.size - records.length });
  if (records.length === 0) throw new Problem('appraisal.nothing-expired', { expiredBy });
  return records;
}

type Group = Pick<OpenBatch, 'leaderId' | 'members'>;

/** 分管领导 + 档案 + 业务 + 保密 (workflows G.1); the leader of the group is the first of them. */
async function requireGroup(
  tx: Tx,
  agencyId: string,
  { leaderId, members }: Group,
): Promise<GroupMember[]> {
  const others = members.filter(({ personId }) => personId !== leaderId);
  const all = [{ personId: leaderId, part: 'leader' as const }, ...others];
  const lacking = groupParts.filter((part) => !all.some((member) => member.part === part));
  if (lacking.length > 0)
    throw new Problem('appraisal.group-incomplete', {
      parts: lacking.map((part) => groupPartNames[part]).join('、'),
    });
  const people = new Map((await findEligible(tx, agencyId)).map(({ id, name }) => [id, name]));
  const strangers = all.filter(({ personId }) => !people.has(personId));
  if (strangers.length > 0)
    throw new Problem('appraisal.person-not-eligible', { names: `${strangers.length} 人` });
  const once = new Map(all.toReversed().map((member) => [member.personId, member]));
  return [...once.values()]
    .toReversed()
    .map((member) => ({ ...member, name: people.get(member.personId) ?? '' }));
}

/** Numbers of one fonds and year run on without a gap: two that are opened at once wait for each other. */
async function nextSerial(tx: Tx, fondsId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`appraisal ${fondsId}`}, 0))`.execute(
    tx,
  );
  const { last } = await tx
    .selectFrom('appraisal_batch')
    .select((row) => row.fn.max('serial').as('last'))
    .where('fonds_id', '=', fondsId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
