import type { CommandContext } from '#platform/command.ts';

/** Open plan lines of who leaves get the successor as their owner. */
export async function passOnLines(
  { tx }: CommandContext,
  { person_id, successor_id }: { person_id: string; successor_id: string },
): Promise<number> {
  const rows = await tx
    .updateTable('plan_line')
    .set({ owner_id: successor_id })
    .where('owner_id', '=', person_id)
    .where((row) =>
      row.exists(
        row
          .selectFrom('archiving_plan')
          .whereRef('archiving_plan.id', '=', 'plan_line.plan_id')
          .where('archiving_plan.state', 'in', ['draft', 'published', 'in-progress'])
          .select('archiving_plan.id'),
      ),
    )
    .returning('id')
    .execute();
  return rows.length;
}
