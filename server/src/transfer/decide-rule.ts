import type { TransferRule } from '@lantai/contract/transfer/transfer-rule.ts';
import { changed, command } from '#platform/command.ts';
import { getFonds } from '../classification/fonds-queries.ts';

/** Settles after how many years an agency's records go to the archive; earlier rules stay as they were. */
export const decideRule = command<TransferRule & { fondsId: string }, Record<string, never>>({
  name: 'transfer.decide-rule',

  async perform({ tx, actor, now }, { fondsId, ...rule }) {
    const { agency_id } = await getFonds(tx, fondsId);
    await tx
      .insertInto('transfer_rule')
      .values({
        agency_id,
        archive_level: rule.archiveLevel,
        paper_years: rule.paperYears,
        electronic_years: rule.electronicYears,
        copy_years: rule.copyYears,
        basis: rule.basis,
        confirmed: rule.confirmed,
        decided_by: actor.personId,
        decided_at: now,
      })
      .execute();
    return changed(
      {},
      { subject: `agency:${agency_id}`, agencyId: agency_id, details: { ...rule } },
    );
  },
});
