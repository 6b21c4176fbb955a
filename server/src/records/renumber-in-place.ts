import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { Row, Tx } from '#platform/database.ts';
import { onConstraint } from '#platform/problem.ts';

export type RenumberedRecord = {
  readonly recordId: string;
  readonly before: { readonly archivalCode: string; readonly classKey: string };
  readonly after: {
    readonly archivalCode: string;
    readonly classKey: string;
    readonly itemNumber: number;
    readonly boxNumber: string | null;
  };
  readonly codeRule: ArchivalCodeRule;
};

type Renumbering = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly fonds: Pick<Row<'fonds'>, 'id' | 'agency_id'>;
  readonly renumberingId: string;
};

/**
 * Gives filed records other codes, all at once: at no moment does one have two codes or none. The code it had
 * is kept for good, and written into its history; codes that nobody had are written to the register of codes.
 */
export async function renumberInPlace(
  { tx, actor, now, fonds, renumberingId }: Renumbering,
  renumbered: readonly RenumberedRecord[],
): Promise<TrailEvent[]> {
  const given = JSON.stringify(
    renumbered.map(({ recordId, after, codeRule }) => ({ recordId, ...after, codeRule })),
  );
  await keepFormerCodes(tx, { now, renumberingId, given });
  await sql`
    update record set
      class_key = given."classKey", item_number = given."itemNumber",
      archival_code = given."archivalCode", code_rule = given."codeRule",
      location = case when record.box_number is distinct from given."boxNumber" then null else location end,
      box_number = given."boxNumber",
      changed_by = ${actor.personId}::uuid, changed_at = ${now}, version = version + 1
    from jsonb_to_recordset(${given}::jsonb) as given(
      "recordId" uuid, "classKey" text, "itemNumber" int, "archivalCode" text, "boxNumber" text, "codeRule" jsonb)
    where record.id = given."recordId" and record.state = 'filed'`
    .execute(tx)
    // A number that is held by a record the actor may not see, as one in quarantine.
    .catch(onConstraint('record_item_number_once', 'arrangement.renumbering-out-of-date'))
    .catch(onConstraint('record_archival_code_once', 'arrangement.renumbering-out-of-date'));
  await registerCodes({ tx, now, fonds }, renumbered);
  await tx
    .insertInto('field_change')
    .values(
      renumbered.map(({ recordId, before, after }) => ({
        agency_id: fonds.agency_id,
        record_id: recordId,
        field: 'archivalCode',
        old_value: before.archivalCode,
        new_value: after.archivalCode,
        changed_by: actor.personId,
        changed_at: now,
      })),
    )
    .execute();
  return renumbered.map(({ recordId, before, after }) => ({
    subject: `record:${recordId}`,
    agencyId: fonds.agency_id,
    details: { renumbering: renumberingId, from: before.archivalCode, to: after.archivalCode },
  }));
}

type Kept = { readonly now: Date; readonly renumberingId: string; readonly given: string };

async function keepFormerCodes(tx: Tx, { now, renumberingId, given }: Kept): Promise<void> {
  await sql`
    insert into former_code
      (record_id, agency_id, archival_code, class_key, item_number, held_from, held_until, renumbering_id)
    select record.id, record.agency_id, record.archival_code, record.class_key, record.item_number,
      coalesce((select max(held_until) from former_code earlier where earlier.record_id = record.id),
        least(record.filed_at, ${now})), ${now}, ${renumberingId}::uuid
    from record join jsonb_to_recordset(${given}::jsonb) as given("recordId" uuid)
      on record.id = given."recordId"`.execute(tx);
}

/** Inside a class that is renumbered a code may change its holder: it stays registered to its first one. */
async function registerCodes(
  { tx, now, fonds }: Pick<Renumbering, 'tx' | 'now' | 'fonds'>,
  renumbered: readonly RenumberedRecord[],
): Promise<void> {
  await tx
    .insertInto('allocated_code')
    .values(
      renumbered.map(({ recordId, after }) => ({
        archival_code: after.archivalCode,
        agency_id: fonds.agency_id,
        record_id: recordId,
        allocated_at: now,
        filing_id: null,
      })),
    )
    .onConflict((conflict) => conflict.column('archival_code').doNothing())
    .execute();
}
