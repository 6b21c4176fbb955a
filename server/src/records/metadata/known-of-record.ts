import { commandName } from '@lantai/contract/audit/command-names.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { findRelationsOf, type KnownRelation } from './known-relations.ts';

/** Something the archive itself did with the record (GB/T 18894-2016, 9.5.3). */
export type ManagementAct = {
  readonly activity: string;
  readonly at: Date;
  readonly by: string | null;
  readonly source: 'registration' | 'filing' | 'trail';
};

/** All that the catalogue holds of a record, as far as the reader may see it. */
export type Known = {
  readonly record: Row<'record'>;
  readonly fonds: { readonly code: string; readonly name: string };
  readonly agencyName: string;
  /** The matter it belongs to, where its fonds is divided by matter. */
  readonly matterName: string | null;
  readonly components: readonly Row<'component'>[];
  readonly agents: readonly Row<'record_agent'>[];
  readonly business: readonly (Row<'record_business'> & { agentName: string | null })[];
  readonly management: readonly ManagementAct[];
  readonly relations: readonly KnownRelation[];
};

export async function findKnown(db: Db, recordId: string): Promise<Known> {
  const found = await db
    .selectFrom('record')
    .innerJoin('fonds', 'fonds.id', 'record.fonds_id')
    .innerJoin('org_unit as agency', 'agency.id', 'record.agency_id')
    .leftJoin('person as creator', 'creator.id', 'record.created_by_person')
    .leftJoin('person as filer', 'filer.id', 'record.filed_by')
    .leftJoin('matter', 'matter.id', 'record.matter_id')
    .selectAll('record')
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName', 'agency.name as agencyName'])
    .select(['creator.name as creatorName', 'filer.name as filerName'])
    .select('matter.name as matterName')
    .where('record.id', '=', recordId)
    .executeTakeFirst();
  if (!found) throw new Problem('records.not-found', { recordId });
  // What a quarantined record says is not repeated anywhere (workflows I.2).
  if (found.quarantined_at) throw new Problem('records.quarantined', { action: '查看元数据' });
  const { fondsCode, fondsName, agencyName, matterName, creatorName, filerName, ...record } = found;
  return {
    record,
    fonds: { code: fondsCode, name: fondsName },
    agencyName,
    matterName,
    components: await db
      .selectFrom('component')
      .selectAll()
      .where('record_id', '=', recordId)
      .orderBy('position')
      .execute(),
    ...(await notesOf(db, recordId)),
    management: [
      ...ownActs(record, { creatorName, filerName }),
      ...(await findTrailActs(db, recordId)),
    ].toSorted((one, other) => one.at.getTime() - other.at.getTime()),
    relations: await findRelationsOf(db, recordId),
  };
}

export type Notes = Pick<Known, 'agents' | 'business'>;

/** What the makers of records said of people and their acts, by record. */
export async function findNotes(db: Db, recordIds: readonly string[]): Promise<Map<string, Notes>> {
  const agents = await db
    .selectFrom('record_agent')
    .selectAll()
    .where('record_id', 'in', recordIds)
    .orderBy('position')
    .execute();
  const business = await db
    .selectFrom('record_business')
    .leftJoin('record_agent', 'record_agent.id', 'record_business.agent_id')
    .selectAll('record_business')
    .select('record_agent.name as agentName')
    .where('record_business.record_id', 'in', recordIds)
    .orderBy('record_business.position')
    .execute();
  const agentsOf = Map.groupBy(agents, ({ record_id }) => record_id);
  const businessOf = Map.groupBy(business, ({ record_id }) => record_id);
  return new Map(
    recordIds.map((id) => [
      id,
      { agents: agentsOf.get(id) ?? [], business: businessOf.get(id) ?? [] },
    ]),
  );
}

async function notesOf(db: Db, recordId: string): Promise<Notes> {
  const notes = await findNotes(db, [recordId]);
  return notes.get(recordId) ?? { agents: [], business: [] };
}

type Names = { readonly creatorName: string | null; readonly filerName: string | null };

function ownActs(record: Row<'record'>, { creatorName, filerName }: Names): ManagementAct[] {
  const registered: ManagementAct = {
    activity: '登记',
    at: record.created_at,
    by: creatorName,
    source: 'registration',
  };
  if (!record.filed_at) return [registered];
  return [registered, { activity: '归档', at: record.filed_at, by: filerName, source: 'filing' }];
}

// Taking in and filing are told by the record itself; reading it changes nothing about it.
const toldElsewhere =
  /^(?:capture|arrangement|access|search)\.|^records\.(?:create-record|mark-filed)$/;

async function findTrailActs(db: Db, recordId: string): Promise<ManagementAct[]> {
  const entries = await db
    .selectFrom('trail_entry')
    .select(['command', 'at', 'actor_name'])
    .where('subject', '=', `record:${recordId}`)
    .where('outcome', '=', 'done')
    .orderBy('seq')
    .limit(500)
    .execute();
  return entries
    .filter(({ command }) => !toldElsewhere.test(command))
    .map(({ command, at, actor_name: by }) => ({
      activity: commandName(command),
      at,
      by,
      source: 'trail',
    }));
}
