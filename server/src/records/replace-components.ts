import type { TrailEvent } from '#platform/audit-trail.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { secrecyMarkOf } from './description-columns.ts';
import { inOrder, type StagedComponent } from './insert-records.ts';
import { recordStep } from './lock-record.ts';
import { descriptionOf } from './record-queries.ts';

type Replacement = {
  /** Locked by the caller. */
  readonly record: Row<'record'>;
  readonly components: readonly StagedComponent[];
  /** Further fields that came with them, laid over those the record has. */
  readonly more?: Readonly<Record<string, unknown>>;
};

/**
 * Puts other components in the place of those a record has, while it may still be described. Whoever
 * calls keeps the former ones: their bytes are swept from staging once nothing refers to them.
 */
export async function replaceComponents(
  { tx, actor, now }: CommandContext,
  { record, components, more = {} }: Replacement,
): Promise<TrailEvent[]> {
  recordStep(record, 'describe');
  const former = await tx
    .selectFrom('component')
    .select(['id', 'role', 'sha512'])
    .where('record_id', '=', record.id)
    .orderBy('position')
    .execute();
  const ids = former.map(({ id }) => id);
  if (ids.length > 0) {
    await tx.deleteFrom('component_text').where('component_id', 'in', ids).execute();
    await tx.deleteFrom('component').where('id', 'in', ids).execute();
  }
  await tx
    .insertInto('component')
    .values(
      inOrder(components).map((component, index) => ({
        agency_id: record.agency_id,
        record_id: record.id,
        role: component.role,
        position: index + 1,
        file_name: component.fileName,
        media_type: component.mediaType,
        size: component.size,
        sha512: component.sha512,
        sm3: component.sm3,
        added_at: now,
      })),
    )
    .execute();
  const kept = { ...record.more, ...more };
  const mark = newMark(record, components, kept);
  await tx
    .updateTable('record')
    .set({
      more: JSON.stringify(kept),
      ...(mark !== null && { quarantined_at: now, quarantine_mark: mark }),
      changed_by: actor.personId,
      changed_at: now,
      version: record.version + 1,
    })
    .where('id', '=', record.id)
    .execute();
  const digests = (list: readonly { role: string; sha512: string }[]) =>
    list.map(({ role, sha512 }) => ({ role, sha512 }));
  return [
    {
      subject: `record:${record.id}`,
      agencyId: record.agency_id,
      details: {
        replaced: digests(former),
        by: digests(components),
        fields: Object.keys(more),
        ...(mark && { mark }),
      },
    },
  ];
}

/** A mark in the name of a file that was not there when the record was looked at. */
function newMark(
  record: Row<'record'>,
  components: readonly StagedComponent[],
  more: Readonly<Record<string, unknown>>,
): string | null {
  const names = components.map(({ fileName }) => fileName);
  const mark = secrecyMarkOf(descriptionOf(record), names, more);
  return mark === record.quarantine_mark ? null : mark;
}
