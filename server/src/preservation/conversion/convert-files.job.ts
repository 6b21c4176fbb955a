import { formatRule, targetFormats } from '@lantai/contract/preservation/format-rule.ts';
import { isStored } from '@lantai/contract/records/record-life.ts';
import { z } from 'zod';
import type { Db, Row } from '#platform/database.ts';
import { job } from '#platform/job.ts';
import { openComponent } from '../component-bytes.ts';
import type { Storage } from '../storage.ts';
import { StoreFault } from '../store-fault.ts';
import { ConversionFault } from './conversion-fault.ts';
import { convertFile } from './convert-file.ts';
import { type ConversionOutcome, endConversion } from './end-conversion.ts';
import { storeRendition } from './store-rendition.ts';

type Waiting = { conversion: Row<'conversion'>; source: Row<'component'>; record: Row<'record'> };

/** Converts what a run has waiting, one file after another; what fails, fails alone with its reason. */
export const convertFiles = (storage: Storage) =>
  job({
    name: 'preservation.convert-files',
    payload: z.object({ runId: z.uuid() }),

    async perform({ read, run, now, progress }, { runId }) {
      const ids = await read((db) => findWaiting(db, runId));
      const result = { converted: 0, failed: 0 };
      for (const [place, conversionId] of ids.entries()) {
        await progress(place, ids.length);
        const waiting = await read((db) => getWaiting(db, conversionId));
        if (!waiting) continue;
        const startedAt = now();
        const outcome = await attempt(storage, waiting, startedAt);
        const ended = await run(endConversion, { conversionId, startedAt, outcome });
        if (ended === 'done') result.converted += 1;
        if (ended === 'failed') result.failed += 1;
      }
      await progress(ids.length, ids.length);
      return result;
    },
  });

async function findWaiting(db: Db, runId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('conversion')
    .select('id')
    .where('run_id', '=', runId)
    .where('state', '=', 'waiting')
    .orderBy('record_id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function getWaiting(db: Db, conversionId: string): Promise<Waiting | undefined> {
  const conversion = await db
    .selectFrom('conversion')
    .selectAll()
    .where('id', '=', conversionId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (!conversion?.source_id) return undefined;
  const [source, record] = await Promise.all([
    db
      .selectFrom('component')
      .selectAll()
      .where('id', '=', conversion.source_id)
      .executeTakeFirst(),
    db.selectFrom('record').selectAll().where('id', '=', conversion.record_id).executeTakeFirst(),
  ]);
  return source && record && { conversion, source, record };
}

async function attempt(
  storage: Storage,
  { conversion, source, record }: Waiting,
  startedAt: Date,
): Promise<ConversionOutcome> {
  try {
    const { path } = await openComponent(storage, source);
    const { target, source_format: format } = conversion;
    const { staged, mediaType, tool, toolVersion, comparison } = await convertFile(storage, {
      source: { path, mediaType: source.media_type, format, title: record.title ?? '' },
      target,
      moment: startedAt,
    });
    const fileName = renamed(source.file_name, targetFormats[target]);
    const component = { fileName, mediaType, ...staged };
    const how = { tool, toolVersion, comparison, rule: formatRule, from: source, at: startedAt };
    const stored = isStored(record.state)
      ? await storeRendition(storage, { record, component, ...how })
      : { logicalPath: null, inventorySha512: null };
    return { component, ...stored, tool, toolVersion, comparison };
  } catch (error) {
    if (error instanceof ConversionFault) return { reason: error.message };
    if (error instanceof StoreFault) return { reason: `存储中的电子文件读写失败（${error.code}）` };
    throw error;
  }
}

/** 通知.doc becomes 通知.pdf; where there is no ending, one is added. */
function renamed(fileName: string, format: string): string {
  return `${fileName.replace(/\.[^.]{1,10}$/, '')}.${format.toLowerCase()}`;
}
