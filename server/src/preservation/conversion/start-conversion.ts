import {
  type ConversionTarget,
  converterFor,
  formatRule,
} from '@lantai/contract/preservation/format-rule.ts';
import { sql } from 'kysely';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { NewRow, Tx } from '#platform/database.ts';
import { enqueue } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { matchingRecords, type RecordFilter } from '../../records/record-queries.ts';
import { judgeKind, keptFiles, withKind } from './judge-files.ts';
import { findLibreOffice } from './office-converter.ts';

type StartConversion = {
  componentIds?: readonly string[] | undefined;
  recordIds?: readonly string[] | undefined;
  filter?: RecordFilter | undefined;
  format?: string | undefined;
  target?: ConversionTarget | undefined;
  authority?: string | undefined;
  department?: string | undefined;
};

/**
 * Orders a conversion. Which files it means is settled here, in the transaction that makes the job: named
 * files whatever their format, where there is a tool; of records and of a filter, those whose format does
 * not conform and that have not been converted yet.
 */
export const startConversion = command<
  StartConversion,
  { runId: string; jobId: string; files: number }
>({
  name: 'preservation.start-conversion',

  async perform(context, input) {
    const { tx, actor, now } = context;
    const chosen = await chooseFiles(tx, input);
    const [first] = chosen;
    if (!first) throw new Problem('preservation.nothing-to-convert');
    const { agency_id } = first;
    if (chosen.some((file) => file.agency_id !== agency_id))
      throw new Problem('preservation.of-two-agencies');
    await dropWaiting(context, chosen);
    const runId = crypto.randomUUID();
    const jobId = await enqueue(
      context,
      { name: 'preservation.convert-files' },
      { agencyId: agency_id, payload: { runId } },
    );
    await tx
      .insertInto('conversion_run')
      .values({
        ...{ id: runId, agency_id, job_id: jobId },
        authority: input.authority || null,
        department: input.department || null,
        format_rule: `${formatRule.source}；${formatRule.version}`,
        asked_by: actor.personId,
        asked_at: now,
      })
      .execute();
    for (let start = 0; start < chosen.length; start += 1000)
      await tx
        .insertInto('conversion')
        .values(chosen.slice(start, start + 1000).map((file) => ({ ...file, run_id: runId })))
        .execute();
    const files = chosen.length;
    const { authority = null } = input;
    const details = { jobId, files, authority };
    return changed(
      { runId, jobId, files },
      { subject: `conversion:${runId}`, agencyId: agency_id, details },
    );
  },
});

async function chooseFiles(
  tx: Tx,
  { componentIds, recordIds, filter, format: asked, target: wanted }: StartConversion,
): Promise<Omit<NewRow<'conversion'>, 'run_id'>[]> {
  const hasOffice = (await findLibreOffice()) !== undefined;
  const named = componentIds !== undefined;
  const files = await findFiles(tx, { componentIds, recordIds, filter });
  return files.flatMap((file) => {
    const { format, conforming, target: byRule } = judgeKind(file, hasOffice);
    const target = wanted ?? byRule;
    if (target === null || (asked !== undefined && asked !== format)) return [];
    if (!named && (conforming || file.converted)) return [];
    const converter = converterFor(format, target);
    if (converter === undefined || (converter === 'libreoffice' && !hasOffice)) return [];
    return [
      {
        agency_id: file.agency_id,
        record_id: file.record_id,
        source_id: file.id,
        source_name: file.file_name,
        source_format: format,
        source_size: file.size,
        source_sm3: file.sm3,
        target,
      },
    ];
  });
}

async function findFiles(
  tx: Tx,
  {
    componentIds,
    recordIds,
    filter,
  }: Pick<StartConversion, 'componentIds' | 'recordIds' | 'filter'>,
) {
  let query = withKind(keptFiles(tx))
    .select(['component.id', 'component.agency_id', 'component.record_id'])
    .select(['component.file_name', 'component.size', 'component.sm3'])
    .select((row) =>
      row
        .exists(
          row
            .selectFrom('conversion')
            .select('conversion.id')
            .whereRef('conversion.source_id', '=', 'component.id')
            .where('conversion.state', '=', 'done'),
        )
        .as('converted'),
    )
    .where('component.size', '>', 0)
    .where('record.state', '<>', 'filing')
    .orderBy('record.created_at')
    .orderBy('component.position');
  if (componentIds)
    query = query.where('component.id', '=', sql<string>`any(${componentIds}::uuid[])`);
  else if (recordIds) query = query.where('record.id', '=', sql<string>`any(${recordIds}::uuid[])`);
  else
    query = query.where('record.id', 'in', matchingRecords(tx, filter ?? {}).select('record.id'));
  return query.execute();
}

/** What an earlier, stopped run had left waiting is taken over by this one. */
async function dropWaiting(
  { tx, now }: CommandContext,
  chosen: readonly { source_id?: string | null | undefined }[],
): Promise<void> {
  const ids = chosen.map(({ source_id }) => source_id);
  await tx
    .updateTable('conversion')
    .set({ state: 'dropped', reason: '由后来的转换任务接替', ended_at: now })
    .where('state', '=', 'waiting')
    .where('source_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}
