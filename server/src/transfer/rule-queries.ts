import { defaultTransferRule, type TransferRule } from '@lantai/contract/transfer/transfer-rule.ts';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../classification/fonds-queries.ts';

type DecidedRule = TransferRule & { decidedByName: string | null; decidedAt: Date | null };

/** The rule that holds for an agency now: its own, or what is proposed until it decides. */
export async function findRule(db: Db, agencyId: string): Promise<DecidedRule> {
  const row = await db
    .selectFrom('transfer_rule')
    .leftJoin('person', 'person.id', 'transfer_rule.decided_by')
    .selectAll('transfer_rule')
    .select('person.name as decidedByName')
    .where('transfer_rule.agency_id', '=', agencyId)
    .orderBy('decided_at', 'desc')
    .orderBy('transfer_rule.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { ...defaultTransferRule, decidedByName: null, decidedAt: null };
  return {
    archiveLevel: row.archive_level,
    paperYears: row.paper_years,
    electronicYears: row.electronic_years,
    copyYears: row.copy_years,
    basis: row.basis,
    confirmed: row.confirmed,
    decidedByName: row.decidedByName,
    decidedAt: row.decided_at,
  };
}

export async function findRuleOfFonds(db: Db, fondsId: string): Promise<DecidedRule> {
  return findRule(db, (await getFonds(db, fondsId)).agency_id);
}
