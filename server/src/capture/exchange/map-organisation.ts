import { changed, command } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { tellReceipt } from './lock-delivery.ts';
import { registerDeliveries } from './register-deliveries.ts';
import { resolveOrganisation } from './resolve-organisation.ts';
import { lockSource } from './source-queries.ts';

type MapOrganisation = { sourceId: string; code: string; validOn: string; unitId: string };

/**
 * Says which department a code stands for, from a day on. What waited for it is registered in the same
 * transaction, oldest first, so that nobody has to remember it.
 */
export const mapOrganisation = command<MapOrganisation, { registered: number }>({
  name: 'capture.map-organisation',

  async perform(context, { sourceId, code, validOn, unitId }) {
    const { tx, actor, now } = context;
    const source = await lockSource(tx, sourceId);
    await requireUnit(tx, source.agency_id, unitId);
    const mapped = await tx
      .updateTable('source_organisation')
      .set({ unit_id: unitId, mapped_by: actor.personId, mapped_at: now })
      .where('source_id', '=', sourceId)
      .where('code', '=', code)
      .where('valid_on', '=', validOn)
      .returning('name')
      .executeTakeFirst();
    if (!mapped) throw new Problem('capture.organisation-not-found');
    await placeInstances(tx, { sourceId, code });

    const released = await findReleased(tx, { sourceId, code });
    const events = await registerDeliveries(context, source, released);
    for (const { id } of released) await tellReceipt(tx, id, now);
    return changed(
      { registered: released.length },
      {
        subject: `source:${sourceId}`,
        agencyId: source.agency_id,
        details: { code, validOn, name: mapped.name, unitId, registered: released.length },
      },
      ...events,
    );
  },
});

async function requireUnit(tx: Tx, agencyId: string, unitId: string): Promise<void> {
  const unit = await tx
    .selectFrom('org_unit')
    .select('id')
    .where('id', '=', unitId)
    .where('agency_id', '=', agencyId)
    .where('kind', '=', 'department')
    .executeTakeFirst();
  if (!unit) throw new Problem('records.department-not-in-agency');
}

type Code = { sourceId: string; code: string };

/** Those among the waiting ones whose day the code is known for now. */
async function findReleased(tx: Tx, { sourceId, code }: Code) {
  const waiting = await tx
    .selectFrom('delivery')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('org_code', '=', code)
    .where('held_for', '=', 'organisation')
    .orderBy('queued_at')
    .orderBy('id')
    .forUpdate()
    .execute();
  const placed = [];
  for (const delivery of waiting) {
    const known = await resolveOrganisation(tx, sourceId, code, delivery.finished_at);
    if (known?.unit_id) placed.push({ ...delivery, department_id: known.unit_id });
  }
  return placed;
}

/** The list of what was finished follows, so that each department sees its own. */
async function placeInstances(tx: Tx, { sourceId, code }: Code): Promise<void> {
  const meanings = await tx
    .selectFrom('source_organisation')
    .select(['valid_on', 'unit_id'])
    .where('source_id', '=', sourceId)
    .where('code', '=', code)
    .orderBy('valid_on')
    .execute();
  for (const [index, { valid_on, unit_id }] of meanings.entries()) {
    const next = meanings[index + 1]?.valid_on;
    let instances = tx
      .updateTable('finished_instance')
      .set({ unit_id })
      .where('source_id', '=', sourceId)
      .where('org_code', '=', code)
      .where('finished_at', '>=', beginOf(valid_on));
    if (next) instances = instances.where('finished_at', '<', beginOf(next));
    await instances.execute();
  }
}

const beginOf = (day: string) => new Date(`${day}T00:00:00+08:00`);
