import { classKey } from '@lantai/contract/classification/classification-order.ts';
import {
  type Component,
  countedRetention,
  type RecordDetail,
} from '@lantai/contract/records/record.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row } from '#platform/database.ts';
import { findSchemes, schemeFor } from '../classification/scheme-queries.ts';
import { allowedActions } from './allowed-actions.ts';
import { conceal } from './conceal-quarantined.ts';
import { findFormerCodes } from './former-codes.ts';

import { matterName } from './matter-of-record.ts';
import { profileOf } from './profile-description.ts';

import { descriptionOf, findDestruction, getShownRecord, shownRow } from './record-queries.ts';
import { findClause } from './retention-clause.ts';

export async function getRecordDetail(
  db: Db,
  actor: Actor,
  recordId: string,
): Promise<RecordDetail> {
  const row = await getShownRecord(db, recordId);
  const { creatorName, filerName, agencyName } = await findNames(db, row);
  return conceal(actor, {
    ...shownRow(row),
    description: descriptionOf(row),
    profile: (await profileOf(db, row)) ?? null,
    volume: await findVolume(db, recordId),
    agencyName,
    matterName: await matterName(db, row.matter_id),
    fondsName: row.fondsName,
    clause: await findClause(db, row.retention_item_id),
    classPath: await findClassPath(db, row),
    itemNumber: row.item_number,
    formerCodes: (await findFormerCodes(db, [recordId])).map(
      ({ archivalCode, until, renumberingId, reason }) => ({
        ...{ archivalCode, until, renumberingId, reason },
      }),
    ),
    boxNumber: row.box_number,
    location: row.location,
    correspondence: row.correspondence,
    source: row.source,
    createdByName: creatorName,
    appraised:
      row.appraised_retention === null || row.appraised_year === null
        ? null
        : { retention: row.appraised_retention, year: row.appraised_year },
    destruction: await findDestruction(db, recordId),
    filedAt: row.filed_at,
    filedByName: filerName,
    transferred: transferOf(row),
    objectPath: row.object_path,
    quarantineMark: row.quarantine_mark,
    componentList: await findComponents(db, recordId),
    holds: await findHolds(db, recordId),
    allowed: allowedActions(actor, row),
  });
}

function transferOf(row: Row<'record'>): RecordDetail['transferred'] {
  const { transferred_on: on, transferred_to: to, transfer_number: number } = row;
  return on !== null && to !== null && number !== null ? { on, to, number } : null;
}

export async function findComponents(db: Db, recordId: string): Promise<Component[]> {
  return db
    .selectFrom('component')
    .select(['id', 'role', 'position', 'file_name as fileName', 'media_type as mediaType'])
    .select(['size', 'sha512', 'sm3', 'text_state as textState', 'text_note as textNote'])
    .where('record_id', '=', recordId)
    .orderBy('position')
    .execute();
}

/** Volumes belong to arrangement; that a record stands in one is read here, as for a list. */
async function findVolume(db: Db, recordId: string): Promise<RecordDetail['volume']> {
  const row = await db
    .selectFrom('volume_item')
    .innerJoin('volume', 'volume.id', 'volume_item.volume_id')
    .select(['volume.id', 'volume.title', 'volume.archival_code as archivalCode', 'position'])
    .where('volume_item.record_id', '=', recordId)
    .executeTakeFirst();
  return row ?? null;
}

async function findHolds(db: Db, recordId: string): Promise<RecordDetail['holds']> {
  return db
    .selectFrom('hold')
    .select(['placed_by as placedBy', 'reason', 'placed_at as placedAt'])
    .where('record_id', '=', recordId)
    .where('lifted_at', 'is', null)
    .execute();
}

async function findNames(db: Db, row: Row<'record'>) {
  return db
    .selectFrom('org_unit as agency')
    .leftJoin('person as creator', (join) => join.on('creator.id', '=', row.created_by_person))
    .leftJoin('person as filer', (join) => join.on('filer.id', '=', row.filed_by))
    .select(['agency.name as agencyName', 'creator.name as creatorName', 'filer.name as filerName'])
    .where('agency.id', '=', row.agency_id)
    .executeTakeFirstOrThrow();
}

/** Where it stands, or would stand, in its fonds; empty while too little is known. */
async function findClassPath(
  db: Db,
  row: Row<'record'> & { fondsCode: string },
): Promise<RecordDetail['classPath']> {
  const retention = row.retention === null ? undefined : countedRetention(row.retention);
  if (row.year === null || retention === undefined) return [];
  const { order, dividedBy } = schemeFor(
    await findSchemes(db, row.fonds_id),
    row.category,
    row.year,
  );
  const named = dividedBy === 'matter' ? await matterName(db, row.matter_id) : row.department_name;
  const department = named ? { code: named, name: named } : undefined;
  if (order !== 'year-retention' && !department) return [];
  const { path } = classKey({
    fonds: row.fondsCode,
    category: row.category,
    order,
    year: row.year,
    retention,
    department,
  });
  return path.map(({ code, label }) => ({ code, label }));
}
