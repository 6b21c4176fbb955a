import type { MemoirContent } from '@lantai/contract/collection/memoir.ts';
import { secrecyOfFields } from '@lantai/contract/records/secrecy-mark.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import type { Insertable } from 'kysely';
import { dayOf } from '#platform/clock.ts';
import type { CommandContext } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import type { Tables } from '#platform/tables.ts';

type Reference = Insertable<Tables['memoir_reference']>;

/** What is written into a version, judged before it is kept. */
export function versionColumns(content: MemoirContent, now: Date) {
  refuseSecrets(content);
  const happenedOn = content.happenedOn ?? dayIn(content.timeGiven);
  if (happenedOn !== null && happenedOn > dayOf(now))
    throw new Problem('collection.memoir-in-future', { day: happenedOn });
  return {
    event: content.event,
    time_given: content.timeGiven,
    happened_on: happenedOn,
    place: content.place,
    persons: content.persons,
    content: content.text,
    limits: content.limits,
    without_written_basis: content.withoutWrittenBasis,
  };
}

function dayIn(timeGiven: string): string | null {
  const read = readWrittenDate(timeGiven);
  return read.kind === 'day' ? read.day : null;
}

/** This system runs as an unclassified one: what bears a mark is not even kept (workflows I.2). */
function refuseSecrets({ event, place, persons, text, limits, sources }: MemoirContent): void {
  const marked = secrecyOfFields({
    事件: event,
    地点: place,
    人物: persons,
    正文: text,
    证据局限: limits,
    来源: sources.map(({ words }) => words).join('\n'),
  });
  if (marked)
    throw new Problem('collection.memoir-with-secrecy-mark', {
      field: marked.field,
      mark: marked.mark.kind,
    });
}

/** The references of a version, written anew: only a version that is still written comes here. */
export async function noteReferences(
  { tx, actor }: CommandContext,
  version: Pick<Row<'memoir_version'>, 'id' | 'agency_id'>,
  { sources, attachments, conflicts }: MemoirContent,
): Promise<void> {
  const named = [
    ...sources.flatMap(({ recordId }) => recordId ?? []),
    ...attachments,
    ...conflicts,
  ];
  await requireRecordsOf(tx, version.agency_id, named);
  const whose = {
    version_id: version.id,
    agency_id: version.agency_id,
    named_by: actor.personId ?? '',
  };
  const bare = (kind: 'attachment' | 'conflict') => (record_id: string) => ({
    ...{ kind, record_id, words: null },
  });
  const references: Omit<Reference, 'position' | keyof typeof whose>[] = [
    ...sources.map(({ kind, words, recordId }) => ({ kind, words, record_id: recordId })),
    ...[...new Set(attachments)].map(bare('attachment')),
    ...[...new Set(conflicts)].map(bare('conflict')),
  ];
  await tx.deleteFrom('memoir_reference').where('version_id', '=', version.id).execute();
  if (references.length === 0) return;
  await tx
    .insertInto('memoir_reference')
    .values(references.map((reference, position) => ({ ...whose, ...reference, position })))
    .execute();
}

/** Records of the memoir's own agency that its writer may see and that are not locked away. */
export async function requireRecordsOf(
  tx: Tx,
  agencyId: string,
  recordIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(recordIds)];
  if (wanted.length === 0) return;
  const found = await tx
    .selectFrom('record')
    .select('id')
    .where('id', 'in', wanted)
    .where('agency_id', '=', agencyId)
    .where('quarantined_at', 'is', null)
    .where('state', '<>', 'voided')
    .execute();
  const missing = wanted.find((id) => !found.some((row) => row.id === id));
  if (missing) throw new Problem('records.not-found', { recordId: missing });
}
