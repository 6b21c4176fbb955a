import type { Comparison } from '@lantai/contract/preservation/conversion.ts';
import { isStored } from '@lantai/contract/records/record-life.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { addRendition } from '../../records/add-rendition.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { lockRecord } from '../../records/lock-record.ts';

/** The rendition that was made, and where it lies; or the reason why there is none. */
export type ConversionOutcome =
  | {
      readonly component: Omit<StagedComponent, 'role'>;
      readonly logicalPath: string | null;
      readonly inventorySha512: string | null;
      readonly tool: string;
      readonly toolVersion: string;
      readonly comparison: Comparison;
    }
  | { readonly reason: string };

type EndConversion = {
  readonly conversionId: string;
  readonly startedAt: Date;
  readonly outcome: ConversionOutcome;
};

/** Writes down what became of one file. Its record gets the rendition in the same transaction. */
export const endConversion = command<EndConversion, 'done' | 'failed' | 'over'>({
  name: 'preservation.end-conversion',

  async perform({ tx, now }, { conversionId, startedAt, outcome: made }) {
    const conversion = await lockWaiting(tx, conversionId);
    // Another run has taken it over, or this is a repetition.
    if (!conversion) return unchanged('over');
    const record = await lockRecord(tx, conversion.record_id);
    const outcome = 'reason' in made ? made : (hindrance(record, conversion, made) ?? made);
    const targetId = 'reason' in outcome ? null : await keep({ tx, now }, record, outcome);
    await tx
      .updateTable('conversion')
      .set({
        ...('reason' in outcome
          ? { state: 'failed', reason: outcome.reason }
          : {
              state: 'done',
              target_id: targetId,
              target_size: outcome.component.size,
              target_sm3: outcome.component.sm3,
              tool: outcome.tool,
              tool_version: outcome.toolVersion,
              comparison: JSON.stringify(outcome.comparison),
            }),
        started_at: startedAt,
        ended_at: now,
      })
      .where('id', '=', conversionId)
      .execute();
    return changed('reason' in outcome ? 'failed' : 'done', {
      subject: `record:${record.id}`,
      agencyId: record.agency_id,
      details: { from: conversion.source_format, source: conversion.source_id, ...told(outcome) },
    });
  },
});

async function lockWaiting(tx: Tx, conversionId: string): Promise<Row<'conversion'> | undefined> {
  return tx
    .selectFrom('conversion')
    .selectAll()
    .where('id', '=', conversionId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
}

/** What happened to the record while its file was being converted. */
function hindrance(
  record: Row<'record'>,
  conversion: Row<'conversion'>,
  { logicalPath }: { logicalPath: string | null },
): { reason: string } | undefined {
  if (record.quarantined_at) return { reason: '转换期间文件被隔离，转换件未收' };
  if (conversion.source_id === null) return { reason: '转换期间源文件被移除，转换件未收' };
  const stored = record.state === 'filing' || isStored(record.state);
  if (record.state === 'voided') return { reason: '转换期间文件已作废，转换件未收' };
  if (record.state === 'destroyed') return { reason: '转换期间文件已销毁，转换件未收' };
  return stored && logicalPath === null ? { reason: '转换期间文件已归档，请重新转换' } : undefined;
}

function keep(
  context: { tx: Tx; now: Date },
  record: Row<'record'>,
  { component, logicalPath, comparison }: Exclude<ConversionOutcome, { reason: string }>,
): Promise<string> {
  // A text's own words are read from the text; reading the PDF of it too would find each of them twice.
  const readText = comparison.by !== 'text' || component.mediaType !== 'application/pdf';
  return addRendition(context, record, { component, logicalPath, readText });
}

function told(outcome: ConversionOutcome): Record<string, unknown> {
  if ('reason' in outcome) return { failed: outcome.reason };
  const { component, tool, toolVersion, comparison, inventorySha512 } = outcome;
  return {
    to: component.mediaType,
    fileName: component.fileName,
    sm3: component.sm3,
    tool: `${tool} ${toolVersion}`,
    verdict: comparison.verdict,
    ...(inventorySha512 && { inventorySha512 }),
  };
}
