import type { CommandContext } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

/** The circulation, held so that two who return at once do not both pass it on. */
export async function lockCirculation(
  { tx }: Pick<CommandContext, 'tx'>,
  circulationId: string,
): Promise<Row<'circulation'>> {
  const row = await tx
    .selectFrom('circulation')
    .selectAll()
    .where('id', '=', circulationId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('collection.circulation-not-found');
  return row;
}

/** The actor's own part in it, while the record is with them. */
export async function getOwnPart(
  { tx, actor }: CommandContext,
  circulation: Row<'circulation'>,
): Promise<Row<'circulation_recipient'>> {
  const own = await tx
    .selectFrom('circulation_recipient')
    .selectAll()
    .where('circulation_id', '=', circulation.id)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst();
  if (!own?.sent_at || own.returned_at || circulation.closed_at)
    throw new Problem('collection.circulation-not-with-you');
  return own;
}

export function circulationEvent(
  { id, record_id, agency_id }: Pick<Row<'circulation'>, 'id' | 'record_id' | 'agency_id'>,
  details: Record<string, unknown>,
) {
  return {
    subject: `record:${record_id}`,
    agencyId: agency_id,
    details: { circulation: id, ...details },
  };
}
