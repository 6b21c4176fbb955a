import { postStateNames } from '@lantai/contract/collection/archivist-post.ts';
import type { OpenThing } from '@lantai/contract/collection/hand-over.ts';
import { proposalKindNames } from '@lantai/contract/collection/proposal.ts';
import type { ThingKind } from '@lantai/contract/identity/hand-over-owed.ts';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import type { Db } from '#platform/database.ts';

type Whose = { readonly personId: string; readonly agencyId: string | undefined };

/**
 * What a person still has in hand, in one agency or in all, as far as who asks may see it (workflows
 * C.3). What counts as in hand says the view, here and when an account is closed.
 */
export async function findOpenThings(
  db: Db,
  personId: string,
  agencyId?: string,
): Promise<OpenThing[]> {
  const whose = { personId, agencyId };
  return [
    ...(await openRecords(db, whose)),
    ...(await openProposals(db, whose)),
    ...(await openPapers(db, whose)),
    ...(await openLines(db, whose)),
    ...(await openPosts(db, whose)),
  ];
}

function inHand(db: Db, { personId, agencyId }: Whose, ...kinds: ThingKind[]) {
  const things = db
    .selectFrom('thing_in_hand')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', 'in', kinds);
  return agencyId ? things.where('agency_id', '=', agencyId) : things;
}

async function openRecords(db: Db, whose: Whose): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'temporary_number', 'title', 'state'])
    .where('id', 'in', inHand(db, whose, 'record', 'returned'))
    .orderBy('created_at')
    .execute();
  return rows.map(({ id, temporary_number, title, state }) => ({
    kind: state === 'returned' ? 'returned' : 'record',
    id,
    number: temporary_number ?? '（草稿）',
    title: title ?? '',
    state: recordStateNames[state],
  }));
}

async function openProposals(db: Db, whose: Whose): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('proposal')
    .innerJoin('record', 'record.id', 'proposal.record_id')
    .select(['proposal.id', 'proposal.kind', 'proposal.reason', 'record.temporary_number'])
    .where('proposal.id', 'in', inHand(db, whose, 'proposal'))
    .orderBy('proposal.proposed_at')
    .execute();
  return rows.map(({ id, kind, reason, temporary_number }) => ({
    kind: 'proposal',
    id,
    number: temporary_number ?? '',
    title: `${proposalKindNames[kind]}：${reason}`,
    state: '待批准',
  }));
}

async function openPapers(db: Db, whose: Whose): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('paper_receipt as receipt')
    .innerJoin('record', 'record.id', 'receipt.record_id')
    .select(['receipt.id', 'record.temporary_number', 'record.title'])
    .where('receipt.id', 'in', inHand(db, whose, 'paper'))
    .orderBy('receipt.handed_at')
    .execute();
  return rows.map(({ id, temporary_number, title }) => ({
    kind: 'paper',
    id,
    number: temporary_number ?? '',
    title: title ?? '',
    state: '纸质件在手',
  }));
}

async function openLines(db: Db, whose: Whose): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('plan_line as line')
    .innerJoin('archiving_plan as plan', 'plan.id', 'line.plan_id')
    .innerJoin('org_unit as department', 'department.id', 'line.department_id')
    .select(['line.id', 'plan.year', 'department.name', 'line.category', 'line.due_on'])
    .where('line.id', 'in', inHand(db, whose, 'plan-line'))
    .orderBy('line.due_on')
    .execute();
  return rows.map(({ id, year, name, category, due_on }) => ({
    kind: 'plan-line',
    id,
    number: `${year}年归档计划`,
    title: `${name} ${category}`,
    state: `${due_on} 到期`,
  }));
}

async function openPosts(db: Db, whose: Whose): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('archivist_post as post')
    .innerJoin('org_unit as unit', 'unit.id', 'post.unit_id')
    .select(['post.id', 'post.position', 'post.state', 'unit.name'])
    .where('post.id', 'in', inHand(db, whose, 'post'))
    .orderBy('post.since')
    .execute();
  return rows.map(({ id, position, state, name }) => ({
    kind: 'post',
    id,
    number: '',
    title: `${name} ${position}`,
    state: postStateNames[state],
  }));
}
