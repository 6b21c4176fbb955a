import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { takeInRecord } from '../take-in-record.ts';

type TakeInAcquired = {
  agreementId: string;
  appraisal: string;
  recordId?: string | undefined;
  fresh?: Fresh | undefined;
};
type Fresh = {
  fondsId: string;
  category: CategoryCode;
  description: DescriptionChanges;
  components: readonly { uploadId: string; role: ComponentRole }[];
};

/**
 * Takes in what was acquired: it becomes a record by the same way as any other, with its temporary number
 * at once, and is tied to its agreement; or a record that came by an import is tied to it.
 */
export const takeInAcquired = command<TakeInAcquired, { recordId: string }>({
  name: 'capture.take-in-acquired',

  async perform(context, { agreementId, appraisal, recordId, fresh }) {
    const { tx, actor, now } = context;
    const agreement = await getAgreement(tx, agreementId);
    const taken = fresh ? await takeIn(context, fresh) : { id: recordId ?? '', events: [] };
    const record = await getRecord(tx, taken.id);
    if (record.agency_id !== agreement.agency_id) throw new Problem('capture.acquired-elsewhere');
    await tx
      .insertInto('acquired_record')
      .values({
        ...{ record_id: taken.id, agency_id: agreement.agency_id, agreement_id: agreementId },
        appraisal,
        appraised_by: actor.personId,
        taken_in_at: now,
      })
      .execute()
      .catch(onConstraint('acquired_record_pkey', 'capture.acquired-already'));
    const tied = {
      subject: `record:${taken.id}`,
      agencyId: agreement.agency_id,
      details: { agreement: agreement.number, appraisal },
    };
    return changed({ recordId: taken.id }, tied, ...taken.events);
  },
});

async function takeIn(context: CommandContext, fresh: Fresh) {
  const { result, events } = await takeInRecord.perform(context, {
    ...fresh,
    register: true,
    source: 'acquisition',
    // No department hands it over: the archive room has it by the agreement.
    receivedAs: 'holding',
  });
  return { id: result, events };
}

async function getAgreement(tx: Tx, agreementId: string) {
  const agreement = await tx
    .selectFrom('acquisition_agreement')
    .select(['agency_id', 'number'])
    .where('id', '=', agreementId)
    .executeTakeFirst();
  if (!agreement) throw new Problem('capture.agreement-not-found');
  return agreement;
}

async function getRecord(tx: Tx, recordId: string) {
  const record = await tx
    .selectFrom('record')
    .select('agency_id')
    .where('id', '=', recordId)
    .executeTakeFirst();
  if (!record) throw new Problem('records.not-found', { recordId });
  return record;
}
