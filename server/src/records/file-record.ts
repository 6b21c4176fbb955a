import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';

export type NumberedRecord = {
  readonly recordId: string;
  readonly classKey: string;
  readonly itemNumber: number;
  readonly archivalCode: string;
  readonly codeRule: ArchivalCodeRule;
};

type Filing = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly fonds: Row<'fonds'>;
  /** The filing that gives the codes, by which its register finds them. */
  readonly filingId: string | null;
};

/**
 * Registered → filing: the code is given for good and written to the register of codes, where it can
 * never be given again. Who files and when is settled here, since the object written next contains it.
 */
export async function numberRecordsInPlace(
  { tx, actor, now, fonds, filingId }: Filing,
  numbered: readonly NumberedRecord[],
): Promise<TrailEvent[]> {
  if (numbered.length === 0) return [];
  await sql`
    update record set
      state = 'filing', class_key = given."classKey", item_number = given."itemNumber",
      archival_code = given."archivalCode", code_rule = given."codeRule",
      filed_at = ${now}, filed_by = ${actor.personId}::uuid,
      changed_by = ${actor.personId}::uuid, changed_at = ${now}, version = version + 1
    from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as given(
      "recordId" uuid, "classKey" text, "itemNumber" int, "archivalCode" text, "codeRule" jsonb)
    where record.id = given."recordId"`.execute(tx);
  await tx
    .insertInto('allocated_code')
    .values(
      numbered.map(({ archivalCode, recordId }) => ({
        archival_code: archivalCode,
        agency_id: fonds.agency_id,
        record_id: recordId,
        allocated_at: now,
        filing_id: filingId,
      })),
    )
    .execute();
  return numbered.map(({ recordId, archivalCode }) => ({
    subject: `record:${recordId}`,
    agencyId: fonds.agency_id,
    details: { to: 'filing', archivalCode },
  }));
}

export type StoredRecord = {
  readonly recordId: string;
  readonly agencyId: string;
  readonly archivalCode: string;
  readonly objectPath: string;
  /** Digest of the object's inventory: what was written can be held against the trail. */
  readonly inventorySha512: string;
  readonly components: readonly { readonly id: string; readonly logicalPath: string }[];
};

/** Filing → filed: their objects lie in the store. May be repeated. */
export const markFiled = command<{ stored: readonly StoredRecord[] }, number>({
  name: 'records.mark-filed',

  async perform({ tx }, { stored }) {
    const { rows } = await sql<{ id: string }>`
      update record set state = 'filed', object_path = given."objectPath", version = version + 1
      from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as given("recordId" uuid, "objectPath" text)
      where record.id = given."recordId" and record.state = 'filing'
      returning record.id`.execute(tx);
    const filed = new Set(rows.map(({ id }) => id));
    const fresh = stored.filter(({ recordId }) => filed.has(recordId));
    const paths = fresh.flatMap(({ components }) => components);
    if (paths.length > 0)
      await sql`
        update component set logical_path = given."logicalPath"
        from jsonb_to_recordset(${JSON.stringify(paths)}::jsonb) as given(id uuid, "logicalPath" text)
        where component.id = given.id`.execute(tx);
    const [event, ...more] = fresh.map(
      ({ recordId, agencyId, archivalCode, objectPath, inventorySha512 }) => ({
        subject: `record:${recordId}`,
        agencyId,
        details: { from: 'filing', to: 'filed', archivalCode, objectPath, inventorySha512 },
      }),
    );
    return event ? changed(fresh.length, event, ...more) : unchanged(0);
  },
});
