import { proposalKindNames } from '@lantai/contract/collection/proposal.ts';
import type { openThing } from '@lantai/contract/collection/receipts.api.ts';
import { recordStateNames } from '@lantai/contract/records/record.ts';
import type { z } from 'zod';
import type { Db } from '#platform/database.ts';

export type OpenThing = z.output<typeof openThing>;

/** What a person still has in hand, as far as who asks may see it (workflows C.3). */
export async function findOpenThings(db: Db, personId: string): Promise<OpenThing[]> {
  return [
    ...(await openRecords(db, personId)),
    ...(await openProposals(db, personId)),
    ...(await openPapers(db, personId)),
    ...(await openLines(db, personId)),
  ];
}

async function openRecords(db: Db, personId: string): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('record')
    .select(['id', 'temporary_number', 'title', 'state'])
    .where('created_by_person', '=', personId)
    .where('state', 'in', ['draft', 'registered', 'in-handling', 'pre-filed', 'returned'])
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

async function openProposals(db: Db, personId: string): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('proposal')
    .innerJoin('record', 'record.id', 'proposal.record_id')
    .select(['proposal.id', 'proposal.kind', 'proposal.reason', 'record.temporary_number'])
    .where('proposal.proposed_by', '=', personId)
    .where('proposal.state', '=', 'open')
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

async function openPapers(db: Db, personId: string): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('paper_receipt as receipt')
    .innerJoin('record', 'record.id', 'receipt.record_id')
    .select(['receipt.id', 'record.temporary_number', 'record.title'])
    .where('receipt.to_person', '=', personId)
    .where('receipt.returned_at', 'is', null)
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

async function openLines(db: Db, personId: string): Promise<OpenThing[]> {
  const rows = await db
    .selectFrom('plan_line as line')
    .innerJoin('archiving_plan as plan', 'plan.id', 'line.plan_id')
    .innerJoin('org_unit as department', 'department.id', 'line.department_id')
    .select(['line.id', 'plan.year', 'department.name', 'line.category', 'line.due_on'])
    .where('line.owner_id', '=', personId)
    .where('plan.state', 'in', ['draft', 'published', 'in-progress'])
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
