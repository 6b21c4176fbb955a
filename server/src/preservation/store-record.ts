import { relative } from 'node:path';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import { relationName } from '@lantai/contract/records/relation.ts';
import { sql } from 'kysely';
import type { Db, Row } from '#platform/database.ts';
import type { StoredRecord } from '../records/file-record.ts';
import { type FormerCode, findFormerCodes } from '../records/former-codes.ts';
import { findNotes, type Notes } from '../records/metadata/known-of-record.ts';
import { type FiledRelation, recordIdentifier } from '../records/metadata/known-relations.ts';
import { descriptionOf } from '../records/record-queries.ts';
import { objectId } from './component-bytes.ts';
import { contentPath } from './content-path.ts';
import { digestText } from './digest.ts';
import { serialise } from './ocfl-inventory.ts';
import { objectPath } from './ocfl-root.ts';
import type { Storage } from './storage.ts';
import { writeObject } from './write-object.ts';

export const recordPath = 'metadata/record.json';

/** A record that is numbered, with all that its object is made of. */
export type FilingRecord = {
  readonly record: Row<'record'>;
  readonly components: readonly Row<'component'>[];
  readonly fonds: { readonly code: string; readonly name: string };
  readonly agency: { readonly code: string; readonly name: string };
  /** By which version of its category's profile `more` is to be read. */
  readonly profileVersion: number | null;
  readonly filedByName: string | null;
  readonly createdByName: string | null;
  /** Who had to do with it, and what they did. */
  readonly notes: Notes | undefined;
  /** Codes it had before it was renumbered, the last one first. */
  readonly formerCodes: readonly FormerCode[];
};

type FilingFilter = {
  readonly fondsId?: string | undefined;
  readonly except?: readonly string[];
  readonly limit: number;
};

/** Records whose number is committed and whose object may not be there yet, oldest first. */
export async function findFiling(
  db: Db,
  { fondsId, except = [], limit }: FilingFilter,
): Promise<FilingRecord[]> {
  let query = recordsWithNames(db)
    .where('record.state', '=', 'filing')
    .orderBy('record.filed_at')
    .orderBy('record.archival_code')
    .limit(limit);
  if (except.length > 0) query = query.where('record.id', 'not in', except);
  if (fondsId) query = query.where('record.fonds_id', '=', fondsId);
  return withContents(db, await query.execute());
}

/** Records that have an object, as it is to tell of them now. */
export async function findStoredRecords(
  db: Db,
  recordIds: readonly string[],
): Promise<FilingRecord[]> {
  const query = recordsWithNames(db)
    .where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .where('record.state', 'in', ['filed', 'transferred']);
  return withContents(db, await query.execute());
}

function recordsWithNames(db: Db) {
  return db
    .selectFrom('record')
    .innerJoin('fonds', 'fonds.id', 'record.fonds_id')
    .innerJoin('org_unit as agency', 'agency.id', 'record.agency_id')
    .leftJoin('person as filer', 'filer.id', 'record.filed_by')
    .leftJoin('person as creator', 'creator.id', 'record.created_by_person')
    .leftJoin('description_profile as profile', 'profile.id', 'record.profile_id')
    .selectAll('record')
    .select(['fonds.code as fondsCode', 'fonds.name as fondsName'])
    .select(['agency.code as agencyCode', 'agency.name as agencyName'])
    .select('profile.version as profileVersion')
    .select(['filer.name as filedByName', 'creator.name as createdByName']);
}

type Found = Awaited<ReturnType<ReturnType<typeof recordsWithNames>['execute']>>;

async function withContents(db: Db, records: Found): Promise<FilingRecord[]> {
  if (records.length === 0) return [];
  const components = await db
    .selectFrom('component')
    .selectAll()
    .where(
      'record_id',
      'in',
      records.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const notes = await findNotes(
    db,
    records.map(({ id }) => id),
  );
  const former = Map.groupBy(
    await findFormerCodes(
      db,
      records.map(({ id }) => id),
    ),
    ({ recordId }) => recordId,
  );
  const byRecord = Map.groupBy(components, ({ record_id }) => record_id);
  return records.map((record) => ({
    record,
    components: byRecord.get(record.id) ?? [],
    fonds: { code: record.fondsCode, name: record.fondsName },
    agency: { code: record.agencyCode, name: record.agencyName },
    profileVersion: record.profileVersion,
    filedByName: record.filedByName,
    createdByName: record.createdByName,
    notes: notes.get(record.id),
    formerCodes: former.get(record.id) ?? [],
  }));
}

/**
 * Writes a record's object whole. The same record gives the same object, so that a crash before the
 * catalogue knew of it is repaired by writing it again.
 */
export async function storeRecord(
  { store }: Storage,
  filing: FilingRecord,
  relations: readonly FiledRelation[] = [],
): Promise<StoredRecord> {
  const { record, components } = filing;
  const placed = placedComponents(components);
  const id = objectId(record.id);
  const inventory = await writeObject(store, {
    id,
    message: `归档 ${record.archival_code}`,
    user: {
      name: filing.filedByName ?? '系统',
      address: record.filed_by ? `urn:uuid:${record.filed_by}` : 'urn:lantai:system',
    },
    created: record.filed_at ?? record.changed_at,
    files: [
      {
        logicalPath: recordPath,
        source: { text: metadataOf(filing, placed, { relations }) },
      },
      ...placed.map(({ component, logicalPath }) => ({
        logicalPath,
        source: { staged: component.sha512, sm3: component.sm3 },
      })),
    ],
  });
  return {
    recordId: record.id,
    agencyId: record.agency_id,
    archivalCode: record.archival_code ?? '',
    objectPath: relative(store.path, objectPath(store, id)),
    inventorySha512: digestText(serialise(inventory)).sha512,
    components: placed.map(({ component, logicalPath }) => ({ id: component.id, logicalPath })),
  };
}

/** Where the bytes of components are in the object, or will be. */
export function placedComponents(components: readonly Row<'component'>[]): Placed[] {
  return components.map((component) => ({
    component,
    logicalPath: component.logical_path ?? contentPath(component.position, component.file_name),
  }));
}

type Placed = { readonly component: Row<'component'>; readonly logicalPath: string };

/** Whole rows of the catalogue, and what the identifiers in them are called. */
export type CatalogueRows = { readonly names: object; readonly tables: object };

/**
 * What is known of the record, for whoever reads the store. At filing that is what the record says of itself
 * (schema 1), so that the object can be written again after a crash; later it is followed by every row that
 * the catalogue has of it (schema 2), which a catalogue is rebuilt from.
 */
export function metadataOf(
  filing: FilingRecord,
  placed: readonly Placed[],
  {
    relations,
    catalogue,
  }: { relations: readonly FiledRelation[]; catalogue?: CatalogueRows | undefined },
): string {
  const { record, fonds, agency, notes } = filing;
  const metadata = {
    schema: catalogue ? 'urn:lantai:record:2' : 'urn:lantai:record:1',
    id: record.id,
    ...(catalogue && { state: { code: record.state, name: recordStateNames[record.state] } }),
    agency: { id: record.agency_id, ...agency },
    fonds: { id: record.fonds_id, ...fonds },
    category: record.category,
    archivalCode: record.archival_code,
    codeRule: record.code_rule,
    class: { key: record.class_key, itemNumber: record.item_number },
    ...(filing.formerCodes.length > 0 && {
      formerCodes: filing.formerCodes.map((former) => ({
        archivalCode: former.archivalCode,
        class: { key: former.classKey, itemNumber: former.itemNumber },
        from: former.from,
        until: former.until,
        renumbering: { id: former.renumberingId, reason: former.reason },
      })),
    }),
    temporaryNumber: record.temporary_number,
    description: descriptionOf(record),
    documentOn: record.document_on,
    asGiven: {
      date: record.date_given,
      retention: record.retention_given,
      securityLevel: record.security_given,
    },
    more: record.more,
    ...(record.profile_id && {
      profile: { id: record.profile_id, version: filing.profileVersion },
    }),
    source: { kind: record.source, key: record.source_key },
    created: { at: record.created_at, by: filing.createdByName },
    filed: { at: record.filed_at, by: filing.filedByName },
    agents: notes?.agents.map((agent) => ({
      id: agent.id,
      kind: agent.kind,
      name: agent.name,
      organisationCode: agent.organisation_code,
      position: agent.position_name,
    })),
    business: notes?.business.map((act) => ({
      agentId: act.agent_id,
      status: act.status,
      activity: act.activity,
      time: act.acted_given,
      mandate: act.mandate,
      description: act.description,
    })),
    // Objects of records without relations say nothing of them, as those did that were written before.
    ...(relations.length > 0 && {
      relations: relations.map(({ kind, side, otherId, note }) => ({
        kind,
        side,
        relation: relationName(kind, side),
        record: recordIdentifier(otherId),
        note,
      })),
    }),
    components: placed.map(({ component, logicalPath }) => ({
      id: component.id,
      role: component.role,
      position: component.position,
      fileName: component.file_name,
      mediaType: component.media_type,
      size: component.size,
      sha512: component.sha512,
      sm3: component.sm3,
      addedAt: component.added_at,
      path: logicalPath,
    })),
    ...(catalogue && { catalogue }),
  };
  return `${JSON.stringify(metadata, undefined, 2)}\n`;
}
