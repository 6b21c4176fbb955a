import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import { neededParts, type ProposalKind } from '@lantai/contract/collection/proposal.ts';
import { type DescriptionChanges, withChanges } from '@lantai/contract/records/record.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { compareDescription } from '../../records/change-description.ts';
import { lockRecord, recordStep, requireNoHold } from '../../records/lock-record.ts';
import { descriptionOf } from '../../records/record-queries.ts';
import { partsOf } from './proposal-parts.ts';

type ProposeChange = {
  recordId: string;
  kind: ProposalKind;
  reason: string;
  changes?: DescriptionChanges | undefined;
  more?: ProfileValues | undefined;
  version?: number | undefined;
};

/** Asks for a change that takes another person's consent. Who asks in a deciding part has given theirs. */
export const proposeChange = command<ProposeChange, string>({
  name: 'collection.propose-change',

  async perform(context, { recordId, kind, reason, changes, more, version }) {
    const { tx, actor, now } = context;
    const record = await lockRecord(tx, recordId);
    await requirePossible(context, record, { kind, changes, more, version });
    const { id } = await tx
      .insertInto('proposal')
      .values({
        agency_id: record.agency_id,
        department_id: record.department_id,
        record_id: recordId,
        kind,
        reason,
        changes: kind === 'correct' ? JSON.stringify(changes ?? {}) : null,
        more: more ? JSON.stringify(more) : null,
        record_version: record.version,
        state: 'open',
        proposed_by: actor.personId ?? '',
        proposed_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(onConstraint('proposal_open_once', 'collection.proposal-open-already'));
    await consentByProposing(context, id, record, kind);
    return changed(id, {
      subject: `record:${recordId}`,
      agencyId: record.agency_id,
      details: { proposal: id, kind, reason, ...(changes && { fields: Object.keys(changes) }) },
    });
  },
});

type Asked = Pick<ProposeChange, 'kind' | 'changes' | 'more' | 'version'>;

async function requirePossible(
  { tx }: CommandContext,
  record: Row<'record'>,
  { kind, changes, more, version }: Asked,
): Promise<void> {
  if (kind === 'correct') {
    if (version !== undefined && version !== record.version)
      throw new Problem('records.changed-meanwhile', { by: '他人' });
    const after = withChanges(descriptionOf(record), changes ?? {});
    const { differences, further } = await compareDescription(tx, record, { after, more });
    if (differences.length + further.differences.length === 0)
      throw new Problem('records.description-invalid', { issues: [{ message: '没有改动' }] });
    return;
  }
  recordStep(record, kind);
  if (kind === 'exclude') await requireOptional(tx, record);
  if (kind !== 'reopen') await requireNoHold(tx, record.id, kind === 'void' ? '作废' : '不归档');
}

/** What must be kept for ever is not left out by agreement of two (workflows A.8). */
async function requireOptional(tx: Tx, record: Row<'record'>): Promise<void> {
  const clause = record.retention_item_id
    ? await tx
        .selectFrom('retention_item')
        .select(['number', 'retention'])
        .where('id', '=', record.retention_item_id)
        .executeTakeFirst()
    : undefined;
  if (record.retention === 'Y' || clause?.retention === 'Y')
    throw new Problem('collection.mandatory-category', { clause: clause?.number ?? '（未选定）' });
}

/** Who proposes in a part that has to consent has consented: to leave a record out, or to a correction. */
async function consentByProposing(
  { tx, actor, now }: CommandContext,
  proposalId: string,
  record: Row<'record'>,
  kind: ProposalKind,
): Promise<void> {
  if (kind !== 'exclude' && kind !== 'correct') return;
  const part = partsOf(actor, record).find((one) => neededParts[kind].includes(one));
  if (!part) return;
  await tx
    .insertInto('proposal_decision')
    .values({
      proposal_id: proposalId,
      agency_id: record.agency_id,
      part,
      consents: true,
      decided_by: actor.personId ?? '',
      decided_at: now,
    })
    .execute();
}
