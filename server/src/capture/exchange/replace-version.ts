import type { Envelope } from '@lantai/contract/capture/exchange/envelope.ts';
import type { MetadataNotes } from '@lantai/contract/records/metadata.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import { recordAfter } from '@lantai/contract/records/record-life.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { describeRecord } from '../../records/describe-record.ts';
import { noteMetadata } from '../../records/metadata/note-metadata.ts';
import { replaceComponents } from '../../records/replace-components.ts';
import { handlingNotes } from './handling-notes.ts';
import { describedBy, furtherFields } from './incoming-document.ts';
import { componentsOf, type Delivery, envelopeOf } from './lock-delivery.ts';

type Replacement = {
  readonly arrived: Delivery;
  readonly current: Delivery;
  readonly record: Row<'record'>;
};

/**
 * While the department still has it: what was handed over, accepted or filed is what was looked at,
 * and another content may not slip in under it.
 */
export function isReplaceable({ state, quarantined_at }: Row<'record'>): boolean {
  if (quarantined_at !== null) return false;
  return state !== 'filed' && state !== 'accepted' && recordAfter(state, 'describe') !== undefined;
}

/**
 * A new version takes the place of the former one, which stays as it was beside it. Of the description
 * only what the source itself has changed is changed: what the archivist wrote stays.
 */
export async function replaceVersion(
  context: CommandContext,
  { arrived, current, record }: Replacement,
): Promise<TrailEvent[]> {
  const { tx, now } = context;
  const components = await componentsOf(tx, arrived.id);
  const events = await replaceComponents(context, {
    record,
    components,
    more: changedFields(further(current), further(arrived)),
  });
  const place = { ...context, recordId: record.id, agencyId: record.agency_id };
  await noteMetadata(place, newNotes(envelopeOf(current), envelopeOf(arrived)));
  const described = await describeRecord.perform(context, {
    recordId: record.id,
    version: record.version + 1,
    changes: changesBetween(current, arrived),
    reason: `来源系统的第 ${arrived.version} 版`,
  });
  await tx
    .updateTable('delivery')
    .set({ standing: 'superseded' })
    .where('id', '=', current.id)
    .execute();
  await tx
    .updateTable('delivery')
    .set({
      state: 'registered',
      standing: 'current',
      held_for: null,
      faults: null,
      version: arrived.version,
      record_id: record.id,
      department_id: arrived.department_id ?? current.department_id,
      delivered_at: arrived.delivered_at ?? now,
      registered_at: now,
    })
    .where('id', '=', arrived.id)
    .execute();
  return [...events, ...described.events];
}

function changesBetween(former: Delivery, arrived: Delivery): DescriptionChanges {
  const department = (id: string | null) => (id === null ? undefined : { id, name: null });
  return changedFields(
    describedBy(envelopeOf(former), department(former.department_id)),
    describedBy(envelopeOf(arrived), department(arrived.department_id ?? former.department_id)),
  );
}

const further = (delivery: Delivery) => furtherFields(delivery.envelope, envelopeOf(delivery));

function changedFields<Fields extends object>(before: Fields, after: Fields): Partial<Fields> {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => JSON.stringify(known.get(field)) !== JSON.stringify(value),
    ),
  ) as Partial<Fields>;
}

/** Background metadata is never edited (GB/T 18894-2016, 9.5.5): what is new is noted behind it. */
function newNotes(former: Envelope, arrived: Envelope): MetadataNotes {
  const known = new Set((former.actions ?? []).map((act) => JSON.stringify(act)));
  const actions = (arrived.actions ?? []).filter((act) => !known.has(JSON.stringify(act)));
  const named = new Set(actions.map(({ agent }) => agent));
  const agents = (arrived.agents ?? []).filter(({ id, name }) => named.has(id) || named.has(name));
  return handlingNotes({ ...arrived, agents, actions });
}
