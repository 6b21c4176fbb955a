import type { MetadataNotes } from '@lantai/contract/records/metadata.ts';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import { type CommandContext, changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockRecord, recordStep } from '../lock-record.ts';

type Place = Pick<CommandContext, 'tx' | 'actor' | 'now'> & {
  readonly recordId: string;
  readonly agencyId: string;
};

/**
 * Keeps who had to do with a record and what they did with it, behind what was noted before. For
 * intake, inside its own transaction; whoever works on a record alone uses the command below.
 */
export async function noteMetadata(
  { tx, actor, now, recordId, agencyId }: Place,
  { agents, business }: MetadataNotes,
): Promise<void> {
  const noted = {
    agency_id: agencyId,
    record_id: recordId,
    noted_by: actor.personId,
    noted_at: now,
  };
  const ids = new Map(agents.map(({ key }) => [key, crypto.randomUUID()]));
  const firstAgent = await nextPosition(tx, 'record_agent', recordId);
  const people = agents.map(({ key, kind, name, organisationCode, position }, index) => ({
    ...noted,
    id: ids.get(key) ?? crypto.randomUUID(),
    position: firstAgent + index,
    kind,
    name,
    organisation_code: organisationCode,
    position_name: position,
    source_identifier: key,
  }));
  const firstAct = await nextPosition(tx, 'record_business', recordId);
  const acts = business.map(
    ({ status, activity, time, mandate, description, agentKey }, index) => ({
      ...noted,
      position: firstAct + index,
      agent_id: agentKey === null ? null : agentIn(ids, agentKey, index + 1),
      status,
      activity,
      acted_given: time,
      mandate,
      description,
    }),
  );
  if (people.length > 0) await tx.insertInto('record_agent').values(people).execute();
  if (acts.length > 0) await tx.insertInto('record_business').values(acts).execute();
}

/** Notes background metadata of a record that is not filed yet; what is noted is never edited. */
export const noteRecordMetadata = command<MetadataNotes & { recordId: string }, string>({
  name: 'records.note-metadata',

  async perform({ tx, actor, now }, { recordId, agents, business }) {
    const record = await lockRecord(tx, recordId);
    recordStep(record, 'describe');
    // Its object in the store already says who did what.
    if (record.filed_at !== null)
      throw new Problem('records.wrong-state', {
        state: recordStateNames[record.state],
        action: '补充机构人员与业务行为',
      });
    if (agents.length + business.length === 0) return unchanged(recordId);
    const agencyId = record.agency_id;
    await noteMetadata({ tx, actor, now, recordId, agencyId }, { agents, business });
    return changed(recordId, {
      subject: `record:${recordId}`,
      agencyId,
      details: { agents: agents.length, activities: business.map(({ activity }) => activity) },
    });
  },
});

function agentIn(ids: ReadonlyMap<string, string>, key: string, place: number): string {
  const id = ids.get(key);
  if (id === undefined) throw new Problem('records.agent-unknown', { place, key });
  return id;
}

async function nextPosition(
  tx: Tx,
  table: 'record_agent' | 'record_business',
  recordId: string,
): Promise<number> {
  const { last } = await tx
    .selectFrom(table)
    .select((row) => row.fn.max('position').as('last'))
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
