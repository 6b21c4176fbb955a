import { shownProfileValue } from '@lantai/contract/classification/profile-values.ts';
import type {
  ProposalKind,
  ProposalRow,
  ProposalState,
} from '@lantai/contract/collection/proposal.ts';
import { type DescriptionField, descriptionFieldNames } from '@lantai/contract/records/record.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { profileOf } from '../../records/profile-description.ts';
import { descriptionOf } from '../../records/record-queries.ts';
import { vacancyWarnDaysOf } from '../archivists/vacancy-days.ts';
import { idleWarnDaysOf } from '../duties/idle-days.ts';
import { missingParts, openPart } from './proposal-parts.ts';

type Filter = {
  readonly state: ProposalState;
  readonly kind?: ProposalKind | undefined;
  readonly recordId?: string | undefined;
  readonly mine: boolean;
};

export async function findProposals(db: Db, actor: Actor, filter: Filter) {
  let query = proposals(db).where('proposal.state', '=', filter.state);
  if (filter.kind) query = query.where('proposal.kind', '=', filter.kind);
  if (filter.recordId) query = query.where('proposal.record_id', '=', filter.recordId);
  const rows = await query.orderBy('proposal.proposed_at').limit(500).execute();
  const shown = await Promise.all(rows.map((row) => shownProposal(db, actor, row)));
  const wanted = shown.filter(({ mine }) => !filter.mine || mine !== null);
  return { proposals: wanted, total: wanted.length };
}

export async function getProposal(db: Db, actor: Actor, proposalId: string): Promise<ProposalRow> {
  const row = await proposals(db).where('proposal.id', '=', proposalId).executeTakeFirst();
  if (!row) throw new Problem('collection.proposal-not-found');
  return shownProposal(db, actor, row);
}

function proposals(db: Db) {
  return db
    .selectFrom('proposal')
    .innerJoin('person', 'person.id', 'proposal.proposed_by')
    .selectAll('proposal')
    .select('person.name as proposedByName');
}

type Found = Row<'proposal'> & { proposedByName: string };

async function shownProposal(db: Db, actor: Actor, row: Found): Promise<ProposalRow> {
  const record = await db
    .selectFrom('record')
    .selectAll()
    .where('id', '=', row.record_id)
    .executeTakeFirst();
  const decisions = await db
    .selectFrom('proposal_decision as decision')
    .innerJoin('person', 'person.id', 'decision.decided_by')
    .selectAll('decision')
    .select('person.name as byName')
    .where('decision.proposal_id', '=', row.id)
    .orderBy('decision.decided_at')
    .execute();
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    recordId: row.record_id,
    recordState: record?.state ?? 'voided',
    number: record?.archival_code ?? record?.temporary_number ?? null,
    title: record?.title ?? null,
    departmentName: record?.department_name ?? null,
    reason: row.reason,
    proposedByName: row.proposedByName,
    proposedAt: row.proposed_at,
    changes: record ? await differencesOf(db, record, row) : [],
    decisions: decisions.map(({ part, consents, reason, byName, decided_at }) => ({
      part,
      consents,
      reason,
      byName,
      at: decided_at,
    })),
    missing: missingParts(row, decisions),
    mine: openPart(actor, row, decisions) ?? null,
    isOwn: row.proposed_by === actor.personId,
  };
}

const shownValue = (value: unknown) =>
  value === null || value === undefined ? null : shownProfileValue(value);

/** What a correction would change, against what stands there now. */
async function differencesOf(
  db: Db,
  record: Row<'record'>,
  { changes, more }: Pick<Row<'proposal'>, 'changes' | 'more'>,
): Promise<ProposalRow['changes']> {
  const now = descriptionOf(record);
  const profile = more ? await profileOf(db, record) : undefined;
  return [
    ...(Object.entries(changes ?? {}) as [DescriptionField, unknown][]).map(([field, value]) => ({
      name: descriptionFieldNames[field],
      oldValue: shownValue(now[field]),
      newValue: shownValue(value),
    })),
    ...Object.entries(more ?? {}).map(([key, value]) => ({
      name: profile?.fields.find((field) => field.key === key)?.name ?? key,
      oldValue: shownValue(record.more[key]),
      newValue: shownValue(value),
    })),
  ];
}

export async function findRefusals(db: Db) {
  return db
    .selectFrom('refused_material as refused')
    .leftJoin('person', 'person.id', 'refused.refused_by')
    .leftJoin('org_unit as department', 'department.id', 'refused.department_id')
    .select(['refused.id', 'refused.temporary_number as temporaryNumber', 'refused.title'])
    .select(['department.name as departmentName', 'refused.ground'])
    .select(['person.name as refusedByName', 'refused.refused_at as refusedAt'])
    .orderBy('refused.refused_at', 'desc')
    .limit(500)
    .execute();
}

export async function getCollectionSetting(db: Db, agencyId: string) {
  const history = await db
    .selectFrom('collection_setting as setting')
    .leftJoin('person', 'person.id', 'setting.decided_by')
    .select(['setting.idle_warn_days as idleWarnDays', 'setting.reason'])
    .select('setting.vacancy_warn_days as vacancyWarnDays')
    .select(['setting.decided_at as decidedAt'])
    .select('person.name as decidedByName')
    .where('setting.agency_id', '=', agencyId)
    .orderBy('setting.id', 'desc')
    .execute();
  return {
    idleWarnDays: await idleWarnDaysOf(db, agencyId),
    vacancyWarnDays: await vacancyWarnDaysOf(db, agencyId),
    history,
  };
}
