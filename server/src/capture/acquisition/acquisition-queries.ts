import {
  type AcquisitionAgreement,
  type AcquisitionPlan,
  maskContact,
  type PlanState,
  type SourceParty,
} from '@lantai/contract/capture/acquisition.ts';
import type { Day } from '@lantai/contract/values.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getShownRecord } from '../../records/record-queries.ts';
import { yuanOf } from './fen.ts';

type PlanFilter = { state?: PlanState | undefined; year?: number | undefined };

export async function findPlans(db: Db, { state, year }: PlanFilter): Promise<AcquisitionPlan[]> {
  let query = db
    .selectFrom('acquisition_plan as plan')
    .innerJoin('org_unit as agency', 'agency.id', 'plan.agency_id')
    .leftJoin('person as maker', 'maker.id', 'plan.made_by')
    .leftJoin('person as decider', 'decider.id', 'plan.decided_by')
    .selectAll('plan')
    .select(['agency.name as agencyName', 'maker.name as makerName'])
    .select('decider.name as deciderName')
    .select([
      sql<number>`(select count(*) from acquisition_agreement where plan_id = plan.id)`.as(
        'agreements',
      ),
      sql<number>`(select count(*) from acquired_record
        join acquisition_agreement on acquisition_agreement.id = agreement_id
        where plan_id = plan.id)`.as('records'),
      sql<number>`(select coalesce(sum(price_fen), 0)::bigint from acquisition_agreement
        where plan_id = plan.id)`.as('spent'),
    ])
    .orderBy('plan.made_at', 'desc')
    .limit(500);
  if (state) query = query.where('plan.state', '=', state);
  if (year) query = query.where('plan.year', '=', year);
  return (await query.execute()).map((plan) => ({
    id: plan.id,
    agencyId: plan.agency_id,
    agencyName: plan.agencyName,
    title: plan.title,
    year: plan.year,
    purpose: plan.purpose,
    budget: yuanOf(plan.budget_fen),
    until: plan.until as Day | null,
    state: plan.state,
    madeByName: plan.makerName ?? '系统',
    madeAt: plan.made_at,
    submittedAt: plan.submitted_at,
    decidedByName: plan.deciderName,
    decidedAt: plan.decided_at,
    decisionNote: plan.decision_note,
    completedAt: plan.completed_at,
    result: plan.result,
    agreements: plan.agreements,
    records: plan.records,
    spent: plan.spent / 100,
  }));
}

export async function findParties(db: Db): Promise<SourceParty[]> {
  const rows = await db
    .selectFrom('source_party as party')
    .select(['id', 'name', 'kind', 'contact', 'note'])
    .select((row) =>
      row
        .selectFrom('acquisition_agreement')
        .whereRef('party_id', '=', 'party.id')
        .select((agreement) => agreement.fn.countAll<number>().as('count'))
        .as('agreements'),
    )
    .orderBy('name')
    .limit(1000)
    .execute();
  return rows.map(({ contact, agreements, ...party }) => ({
    ...party,
    contactMasked: maskContact(contact),
    agreements: agreements ?? 0,
  }));
}

function shownAgreements(db: Db) {
  return db
    .selectFrom('acquisition_agreement as agreement')
    .leftJoin('acquisition_plan as plan', 'plan.id', 'agreement.plan_id')
    .leftJoin('source_party as party', 'party.id', 'agreement.party_id')
    .leftJoin('person as maker', 'maker.id', 'agreement.made_by')
    .selectAll('agreement')
    .select(['plan.title as planTitle', 'party.name as partyName', 'maker.name as makerName'])
    .select((row) =>
      row
        .selectFrom('acquired_record')
        .whereRef('agreement_id', '=', 'agreement.id')
        .select((record) => record.fn.countAll<number>().as('count'))
        .as('records'),
    );
}

type ShownAgreement = Awaited<
  ReturnType<ReturnType<typeof shownAgreements>['executeTakeFirstOrThrow']>
>;

function agreementOf(row: ShownAgreement): AcquisitionAgreement {
  return {
    id: row.id,
    agencyId: row.agency_id,
    number: row.number,
    kind: row.kind,
    signedOn: row.signed_on as Day,
    price: yuanOf(row.price_fen),
    terms: row.terms,
    restrictions: row.restrictions,
    restrictedUntil: row.restricted_until as Day | null,
    planId: row.plan_id,
    planTitle: row.planTitle,
    partyId: row.party_id,
    partyName: row.partyName,
    madeByName: row.makerName ?? '系统',
    madeAt: row.made_at,
    records: row.records ?? 0,
  };
}

type AgreementFilter = { planId?: string | undefined; partyId?: string | undefined };

export async function findAgreements(
  db: Db,
  { planId, partyId }: AgreementFilter,
): Promise<AcquisitionAgreement[]> {
  let query = shownAgreements(db).orderBy('agreement.made_at', 'desc').limit(500);
  if (planId) query = query.where('agreement.plan_id', '=', planId);
  if (partyId) query = query.where('agreement.party_id', '=', partyId);
  return (await query.execute()).map(agreementOf);
}

export async function getAgreement(db: Db, agreementId: string) {
  const row = await shownAgreements(db).where('agreement.id', '=', agreementId).executeTakeFirst();
  if (!row) throw new Problem('capture.agreement-not-found');
  const records = await db
    .selectFrom('acquired_record as acquired')
    .innerJoin('record', 'record.id', 'acquired.record_id')
    .leftJoin('person as appraiser', 'appraiser.id', 'acquired.appraised_by')
    .select(['record.id as recordId', 'record.title', 'record.state', 'acquired.appraisal'])
    .select(['record.archival_code', 'record.temporary_number', 'appraiser.name as appraiserName'])
    .select('acquired.taken_in_at as takenInAt')
    .where('acquired.agreement_id', '=', agreementId)
    .orderBy('acquired.taken_in_at')
    .orderBy('record.id')
    .execute();
  const list = records.map(
    ({ archival_code, temporary_number, title, appraiserName, ...record }) => ({
      ...record,
      number: archival_code ?? temporary_number ?? '',
      title: title ?? '',
      appraisedByName: appraiserName ?? '系统',
    }),
  );
  return { ...agreementOf(row), list };
}

/** How a record was acquired; null for one that came another way. From whom, only those who work here see. */
export async function getOrigin(db: Db, recordId: string) {
  await getShownRecord(db, recordId);
  const row = await shownAgreements(db)
    .innerJoin('acquired_record as acquired', 'acquired.agreement_id', 'agreement.id')
    .leftJoin('person as appraiser', 'appraiser.id', 'acquired.appraised_by')
    .select(['acquired.appraisal', 'appraiser.name as appraiserName'])
    .where('acquired.record_id', '=', recordId)
    .executeTakeFirst();
  if (!row) return { origin: null };
  const { appraisal, appraiserName } = row;
  return {
    origin: { ...agreementOf(row), appraisal, appraisedByName: appraiserName ?? '系统' },
  };
}
