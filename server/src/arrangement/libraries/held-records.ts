import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { judgeKind, keptFiles, withKind } from '../../preservation/conversion/judge-files.ts';

/**
 * Of some records, those that the strategy of their library keeps out: they have a file whose format does
 * not conform and that has not been converted. Asked before filing, and by who wants to know why.
 */
export async function findHeld(
  db: Db,
  fondsId: string,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const files = await withKind(keptFiles(db))
    .innerJoin('storage_strategy as strategy', (join) =>
      join
        .onRef('strategy.fonds_id', '=', 'record.fonds_id')
        .onRef('strategy.category', '=', 'record.category'),
    )
    .select('record.id')
    .where('strategy.formats', '=', 'conforming')
    .where('record.fonds_id', '=', fondsId)
    .where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('conversion')
            .select('conversion.id')
            .whereRef('conversion.source_id', '=', 'component.id')
            .where('conversion.state', '=', 'done')
            .where('conversion.target_id', 'is not', null),
        ),
      ),
    )
    .execute();
  return new Set(files.filter((file) => !judgeKind(file, true).conforming).map(({ id }) => id));
}
