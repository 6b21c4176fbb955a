import { normaliseDocumentNumber } from '@lantai/contract/records/document-number.ts';
import type { ToldRow, ToldRows } from '../preservation/following/told-rows.ts';
import { descriptionFields } from './old-description.ts';

type Said = Readonly<Record<string, unknown>>;

/**
 * The rows of a record whose object says what was known at filing and no more (`urn:lantai:record:1`): what was
 * done with it afterwards is not in the store. Relations had no identifiers of their own, and are made with new ones
 * from the side that names the record first. Null where what every record has is missing.
 */
export function rowsOfOldRecord(said: object, place: string): ToldRows | null {
  const record = said as Said;
  const [agency, fonds, filed] = [part(record.agency), part(record.fonds), part(record.filed)];
  if (!record.id || !agency.id || !fonds.id || !filed.at || !record.archivalCode) return null;
  return {
    record: [recordRow(record, place)],
    component: list(record.components).map((each) => componentRow(record, each)),
    allocated_code: [
      {
        archival_code: record.archivalCode,
        agency_id: agency.id,
        record_id: record.id,
        allocated_at: filed.at,
        filing_id: null,
      },
    ],
    record_agent: list(record.agents).map((each, index) => agentRow(record, each, index)),
    record_business: list(record.business).map((each, index) => businessRow(record, each, index)),
    record_relation: list(record.relations)
      .filter(({ side }) => side === 'first')
      .map((each) => relationRow(record, each)),
  };
}

function recordRow(record: Said, place: string): ToldRow {
  const [asGiven, numbered] = [part(record.asGiven), part(record.class)];
  const [source, created, filed] = [part(record.source), part(record.created), part(record.filed)];
  const described = descriptionFields(part(record.description));
  return {
    ...described,
    id: record.id,
    agency_id: part(record.agency).id,
    fonds_id: part(record.fonds).id,
    category: record.category,
    state: 'filed',
    temporary_number: record.temporaryNumber,
    document_number_key:
      typeof described.document_number === 'string'
        ? normaliseDocumentNumber(described.document_number)
        : null,
    document_on: record.documentOn,
    date_given: asGiven.date ?? described.date_given,
    retention_given: asGiven.retention ?? null,
    security_given: asGiven.securityLevel ?? null,
    more: record.more ?? {},
    profile_id: part(record.profile).id ?? null,
    class_key: numbered.key,
    item_number: numbered.itemNumber,
    archival_code: record.archivalCode,
    code_rule: record.codeRule,
    filed_at: filed.at,
    object_path: place,
    source: source.kind,
    source_key: source.key ?? null,
    received_as: 'holding',
    created_at: created.at,
    changed_at: filed.at,
    // Described, numbered, filed.
    version: 3,
  };
}

function componentRow(record: Said, each: Said): ToldRow {
  return {
    id: each.id,
    agency_id: part(record.agency).id,
    record_id: record.id,
    role: each.role,
    position: each.position,
    file_name: each.fileName,
    media_type: each.mediaType,
    size: each.size,
    sha512: each.sha512,
    sm3: each.sm3,
    added_at: each.addedAt,
    logical_path: each.path,
    text_state: 'waiting',
  };
}

function agentRow(record: Said, each: Said, index: number): ToldRow {
  return {
    id: each.id,
    agency_id: part(record.agency).id,
    record_id: record.id,
    position: index + 1,
    kind: each.kind,
    name: each.name,
    organisation_code: each.organisationCode,
    position_name: each.position,
    noted_at: part(record.created).at,
  };
}

function businessRow(record: Said, each: Said, index: number): ToldRow {
  return {
    id: crypto.randomUUID(),
    agency_id: part(record.agency).id,
    record_id: record.id,
    position: index + 1,
    agent_id: each.agentId,
    status: each.status,
    activity: each.activity,
    acted_given: each.time,
    mandate: each.mandate,
    description: each.description,
    noted_at: part(record.created).at,
  };
}

function relationRow(record: Said, each: Said): ToldRow {
  return {
    id: crypto.randomUUID(),
    agency_id: part(record.agency).id,
    first_id: record.id,
    second_id: String(each.record).replace(/^urn:uuid:/, ''),
    kind: each.kind,
    note: each.note,
    made_at: part(record.filed).at,
  };
}

function part(value: unknown): Said {
  return typeof value === 'object' && value !== null ? (value as Said) : {};
}

function list(value: unknown): Said[] {
  return Array.isArray(value) ? (value as Said[]) : [];
}
