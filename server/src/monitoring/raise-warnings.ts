import { changed, command, unchanged } from '#platform/command.ts';
import type { Tx } from '#platform/database.ts';
import type { WatchedCause } from './watched-cause.ts';

type RaiseWarnings = {
  readonly causes: readonly WatchedCause[];
  /** How far the trail was read for what happened to relations. */
  readonly readTo?: number;
};

export const relationReader = 'relations';

/**
 * Raises a warning for each cause that has none, refreshes those whose cause goes on, and ends those whose
 * cause is no more. What once happened is ended by a person only.
 */
export const raiseWarnings = command<RaiseWarnings, { raised: number; ended: number }>({
  name: 'monitoring.raise-warnings',

  async perform({ tx, now }, { causes, readTo }) {
    if (readTo !== undefined) await keepPlace(tx, readTo);
    const open = await tx
      .selectFrom('warning')
      .select(['id', 'cause', 'kind', 'title', 'detail', 'agency_id'])
      .where('closed_at', 'is', null)
      .forUpdate()
      .execute();
    const byCause = new Map(open.map((one) => [one.cause, one]));
    const raised: { id: string; one: WatchedCause }[] = [];
    for (const one of causes) {
      const known = byCause.get(one.cause);
      if (known) await refresh(tx, known, { one, now });
      else if (!(await happenedBefore(tx, one)))
        raised.push({ id: await raise(tx, one, now), one });
    }
    const lasting = new Set(causes.map(({ cause }) => cause));
    const over = open.filter(({ cause, kind }) => !lasting.has(cause) && !happenings.has(kind));
    for (const { id } of over) await end(tx, id, now);
    const events = [
      ...raised.map(({ id, one }) => ({
        ...{ subject: `warning:${id}`, agencyId: one.agencyId },
        details: { kind: one.kind, title: one.title },
      })),
      ...over.map(({ id, kind, title, agency_id }) => ({
        ...{ subject: `warning:${id}`, agencyId: agency_id },
        details: { kind, title, ended: true },
      })),
    ];
    const result = { raised: raised.length, ended: over.length };
    const [first, ...others] = events;
    return first ? changed(result, first, ...others) : unchanged(result);
  },
});

/** Kinds that tell of something that happened. */
const happenings: ReadonlySet<string> = new Set([
  ...['relation-changed', 'job-failed', 'access-refused', 'sign-in-failing'],
]);

/** It was seen to and closed already, while it can still be seen that it happened. */
async function happenedBefore(tx: Tx, { cause, happened = false }: WatchedCause): Promise<boolean> {
  if (!happened) return false;
  const before = await tx
    .selectFrom('warning')
    .select('id')
    .where('cause', '=', cause)
    .executeTakeFirst();
  return before !== undefined;
}

async function raise(tx: Tx, one: WatchedCause, now: Date): Promise<string> {
  const { kind, audience, agencyId, cause, title, detail, link } = one;
  const { id } = await tx
    .insertInto('warning')
    .values({
      ...{ kind, audience, agency_id: agencyId, cause, title, detail, link },
      ...{ raised_at: now, seen_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

type Refreshing = { readonly one: WatchedCause; readonly now: Date };

async function refresh(
  tx: Tx,
  known: { id: string; title: string; detail: string },
  { one: { title, detail }, now }: Refreshing,
): Promise<void> {
  if (known.title === title && known.detail === detail) return;
  await tx
    .updateTable('warning')
    .set({ title, detail, seen_at: now })
    .where('id', '=', known.id)
    .execute();
}

async function end(tx: Tx, warningId: string, now: Date): Promise<void> {
  await tx
    .updateTable('warning')
    .set({ state: 'closed', closed_at: now })
    .where('id', '=', warningId)
    .execute();
  await tx
    .insertInto('warning_step')
    .values({
      ...{ warning_id: warningId, position: await nextPosition(tx, warningId), action: 'end' },
      ...{ note: '原因已消除', taken_by: null, taken_at: now },
    })
    .execute();
}

export async function nextPosition(tx: Tx, warningId: string): Promise<number> {
  const { steps } = await tx
    .selectFrom('warning_step')
    .select((row) => row.fn.countAll<number>().as('steps'))
    .where('warning_id', '=', warningId)
    .executeTakeFirstOrThrow();
  return steps + 1;
}

async function keepPlace(tx: Tx, readTo: number): Promise<void> {
  await tx
    .insertInto('trail_reader')
    .values({ name: relationReader, last_seq: readTo })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ last_seq: readTo }))
    .execute();
}
