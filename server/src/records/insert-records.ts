import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import { compareComponents } from '@lantai/contract/records/component-role.ts';
import type { Description } from '@lantai/contract/records/record.ts';
import type { ReceivedAs } from '@lantai/contract/records/record-life.ts';
import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { TrailEvent } from '#platform/audit-trail.ts';
import { yearOf } from '#platform/clock.ts';
import type { NewRow, Row, Tx } from '#platform/database.ts';
import { describedColumns, secrecyMarkOf } from './description-columns.ts';
import { profilesInForce } from './profile-description.ts';

/** Bytes that lie in staging and are to belong to a record. */
export type StagedComponent = {
  readonly role: ComponentRole;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha512: string;
  readonly sm3: string;
};

export type Incoming = {
  readonly description: Description;
  readonly category: CategoryCode;
  readonly components: readonly StagedComponent[];
  /** What a catalogue said about it in its own words, kept beside the normalised values. */
  readonly retentionGiven?: string | null;
  readonly securityGiven?: string | null;
  readonly more?: Record<string, unknown>;
  readonly source: string;
  readonly sourceKey: string | null;
  /** The import it came with. */
  readonly intakeId?: string;
  readonly register: boolean;
  /** Why it is quarantined although nothing in it carries a mark. */
  readonly quarantineMark?: string | null;
  /** Without it, what the actor brings for the whole agency is the archive room's own. */
  readonly receivedAs?: ReceivedAs;
};

export type Taken = {
  readonly id: string;
  readonly quarantined: boolean;
  readonly sourceKey: string | null;
};

type Arrival = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly fonds: Row<'fonds'>;
};

/**
 * Takes documents into a fonds: each gets its temporary number at once, and quarantine when it
 * carries a secrecy mark. What came before from the same source is passed over (intake is
 * idempotent by source key); the reply has only what is new.
 */
export async function insertRecords(
  arrival: Arrival,
  incoming: readonly Incoming[],
): Promise<{ taken: Taken[]; events: TrailEvent[] }> {
  const { tx, fonds } = arrival;
  const fresh = await withoutKnown(tx, fonds.id, incoming);
  if (fresh.length === 0) return { taken: [], events: [] };
  const numbers = await takeTemporaryNumbers(
    arrival,
    fresh.filter(({ register }) => register).length,
  );
  const profiles = await profilesInForce(
    tx,
    fonds.agency_id,
    fresh.map(({ category }) => category),
  );
  const rows = fresh.map((item) => ({
    ...newRow(arrival, item),
    profile_id: profiles.get(item.category) ?? null,
    id: crypto.randomUUID(),
    ...(item.register && {
      state: 'registered' as const,
      temporary_number: numbers.shift() ?? null,
    }),
  }));
  for (let start = 0; start < rows.length; start += 500)
    await tx
      .insertInto('record')
      .values(rows.slice(start, start + 500))
      .execute();
  await insertComponents(
    arrival,
    rows.map(({ id }, index) => ({ id, item: fresh[index] })),
  );

  const taken = rows.map((row) => ({
    id: row.id,
    quarantined: row.quarantined_at !== null,
    sourceKey: row.source_key ?? null,
  }));
  const events = rows.map((row) => ({
    subject: `record:${row.id}`,
    agencyId: fonds.agency_id,
    details: {
      temporaryNumber: row.temporary_number ?? null,
      source: row.source,
      ...(row.quarantined_at ? { quarantined: row.quarantine_mark } : { title: row.title }),
    },
  }));
  return { taken, events };
}

async function withoutKnown(
  tx: Tx,
  fondsId: string,
  incoming: readonly Incoming[],
): Promise<readonly Incoming[]> {
  const keys = incoming.flatMap(({ sourceKey }) => sourceKey ?? []);
  if (keys.length === 0) return incoming;
  const known = await tx
    .selectFrom('record')
    .select(['source', 'source_key'])
    .where('fonds_id', '=', fondsId)
    .where('source_key', 'in', keys)
    .execute();
  const there = new Set(known.map(({ source, source_key }) => `${source}\n${source_key}`));
  return incoming.filter(({ source, sourceKey }) => !there.has(`${source}\n${sourceKey}`));
}

function newRow(
  { actor, now, fonds }: Arrival,
  item: Incoming,
): NewRow<'record'> & { quarantined_at: Date | null } {
  const { description, category, components, source, sourceKey } = item;
  const fileNames = components.map(({ fileName }) => fileName);
  const mark = secrecyMarkOf(description, fileNames, item.more) ?? item.quarantineMark ?? null;
  return {
    ...describedColumns(description),
    agency_id: fonds.agency_id,
    fonds_id: fonds.id,
    category,
    state: 'draft',
    received_as: item.receivedAs ?? receivedFrom(actor, fonds.agency_id),
    temporary_number: null,
    retention_given: item.retentionGiven ?? null,
    security_given: item.securityGiven ?? null,
    more: JSON.stringify(item.more ?? {}),
    quarantined_at: mark === null ? null : now,
    quarantine_mark: mark,
    source,
    source_key: sourceKey,
    intake_id: item.intakeId ?? null,
    created_by: actor.accountId,
    created_by_person: actor.personId,
    created_at: now,
    changed_by: actor.personId,
    changed_at: now,
  };
}

/** A department hands over to the archive room; what the archive room brings in itself it has already. */
function receivedFrom({ duty, scope }: Actor, agencyId: string): ReceivedAs {
  return duty === 'system' || scope.works.includes(agencyId) ? 'holding' : 'collected';
}

/** `T{fonds}-{year}-{number}`, unique for ever (workflows A.5). */
export async function takeTemporaryNumbers(
  { tx, now, fonds }: Pick<Arrival, 'tx' | 'now' | 'fonds'>,
  count: number,
): Promise<string[]> {
  if (count === 0) return [];
  const year = yearOf(now);
  const { last } = await tx
    .insertInto('temporary_number_head')
    .values({ agency_id: fonds.agency_id, fonds_id: fonds.id, year, last: count })
    .onConflict((conflict) =>
      conflict
        .columns(['fonds_id', 'year'])
        .doUpdateSet({ last: sql<number>`temporary_number_head.last + ${count}` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return Array.from(
    { length: count },
    (_, index) => `T${fonds.code}-${year}-${String(last - count + 1 + index).padStart(6, '0')}`,
  );
}

async function insertComponents(
  { tx, now, fonds }: Arrival,
  arrived: readonly { id: string; item: Incoming | undefined }[],
): Promise<void> {
  const rows = arrived.flatMap(({ id, item }) =>
    inOrder(item?.components ?? []).map((component, position) => ({
      agency_id: fonds.agency_id,
      record_id: id,
      role: component.role,
      position: position + 1,
      file_name: component.fileName,
      media_type: component.mediaType,
      size: component.size,
      sha512: component.sha512,
      sm3: component.sm3,
      added_at: now,
    })),
  );
  for (let start = 0; start < rows.length; start += 2000)
    await tx
      .insertInto('component')
      .values(rows.slice(start, start + 2000))
      .execute();
}

/** DA/T 22-2015, 5.1.2; within a role, as they came. */
export function inOrder<Placed extends { role: ComponentRole }>(
  components: readonly Placed[],
): Placed[] {
  return components
    .map((component, sequence) => ({ component, role: component.role, side: null, sequence }))
    .toSorted(compareComponents)
    .map(({ component }) => component);
}
