import type { ClassChanges } from '@lantai/contract/arrangement/renumbering.ts';
import type { Description } from '@lantai/contract/records/record.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { changeDescription } from '../../records/change-description.ts';
import { lockRecords } from '../../records/move-records.ts';
import { descriptionOf } from '../../records/record-queries.ts';
import { renumberInPlace } from '../../records/renumber-in-place.ts';
import { lockClassHead } from '../numbering/class-head.ts';
import { requireFaultless } from './lock-renumbering.ts';
import type { RenumberedItem, Vacated } from './plan-renumbering.ts';
import { previewRenumbering } from './preview-renumbering.ts';
import { recountBoxes } from './recount-boxes.ts';

type Approved = { readonly row: Row<'renumbering'>; readonly fonds: Row<'fonds'> };

/**
 * The numbers of a renumbering as it was proposed: reckoned once more under the locks of its classes and records,
 * compared with what was shown, and given in one step.
 */
export async function giveNewNumbers(
  context: CommandContext,
  { row, fonds }: Approved,
): Promise<TrailEvent[]> {
  const { tx, actor, now } = context;
  const { id, agency_id, fonds_id, plan } = row;
  const { classes, recordIds } = await findProposed(tx, id);
  for (const classKey of classes) await lockClassHead(tx, fonds, classKey);
  const locked = await lockRecords(tx, recordIds);
  const preview = await previewRenumbering(tx, {
    ...{ id, agencyId: agency_id, fondsId: fonds_id, plan },
  });
  requireFaultless(preview);
  if (preview.digest !== row.digest) throw new Problem('arrangement.renumbering-out-of-date');
  const described =
    plan.kind === 'move' ? await correctClass(context, row, { locked, changes: plan.changes }) : [];
  const events = await renumberInPlace({ tx, actor, now, fonds, renumberingId: id }, preview.items);
  if (plan.kind === 'move') await countUp(tx, fonds_id, preview.items);
  await explainVacated(context, row, preview.vacated);
  await recountBoxes(tx, { fondsId: fonds_id, classes });
  return [...described, ...events];
}

async function findProposed(tx: Tx, renumberingId: string) {
  const items = await tx
    .selectFrom('renumbering_item')
    .select(['record_id', 'old_class_key', 'new_class_key'])
    .where('renumbering_id', '=', renumberingId)
    .execute();
  const classes = new Set(items.flatMap((item) => [item.old_class_key, item.new_class_key]));
  return {
    recordIds: items.map(({ record_id }) => record_id),
    // Two at once lock in one order, or each could wait for the other.
    classes: [...classes].toSorted((one, other) => (one < other ? -1 : 1)),
  };
}

type Corrected = { readonly locked: readonly Row<'record'>[]; readonly changes: ClassChanges };

/** What decides the class is corrected with the code that tells it, never the one without the other. */
async function correctClass(
  context: CommandContext,
  { id, reason }: Row<'renumbering'>,
  { locked, changes }: Corrected,
): Promise<TrailEvent[]> {
  const events: TrailEvent[] = [];
  for (const record of locked) {
    const change = await changeDescription(context, {
      record,
      after: corrected(descriptionOf(record), changes),
      renumbered: true,
      reason,
      details: { renumbering: id },
    });
    if (change) events.push(change.event);
  }
  return events;
}

function corrected(
  before: Description,
  { year, retention, departmentId, matterId }: ClassChanges,
): Description {
  return {
    ...before,
    year: year ?? before.year,
    retention: retention ?? before.retention,
    // A clause gives its own period: of another period it is no basis.
    retentionItemId:
      retention === undefined || retention === before.retention ? before.retentionItemId : null,
    departmentId: departmentId ?? before.departmentId,
    matterId: matterId ?? before.matterId,
  };
}

/** The next number of a class begins behind what has come into it. */
async function countUp(tx: Tx, fondsId: string, items: readonly RenumberedItem[]): Promise<void> {
  for (const [classKey, members] of Map.groupBy(items, ({ after }) => after.classKey))
    await tx
      .updateTable('class_head')
      .set({ last_number: Math.max(...members.map(({ after }) => after.itemNumber)) })
      .where('fonds_id', '=', fondsId)
      .where('class_key', '=', classKey)
      .execute();
}

/** A number that nobody has any more is no gap: it is said at once where its record went. */
async function explainVacated(
  { tx, actor, now }: CommandContext,
  { agency_id, fonds_id, reason }: Row<'renumbering'>,
  vacated: readonly Vacated[],
): Promise<void> {
  if (vacated.length === 0) return;
  await tx
    .insertInto('explained_gap')
    .values(
      vacated.map(({ classKey, first, last }) => ({
        agency_id,
        fonds_id,
        class_key: classKey,
        first_number: first,
        last_number: last,
        cause: 'moved-out' as const,
        reason: `编号调整：${reason}`.slice(0, 500),
        explained_by: actor.personId,
        explained_at: now,
      })),
    )
    .execute();
}
