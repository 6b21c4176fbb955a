import { systemActor } from '#platform/actor.ts';
import { keepHouse, type Platform, read } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { openComponent } from '../component-bytes.ts';
import { examineFile } from '../formats/examine-file.ts';
import { type ExaminedFile, formatTable } from '../formats/identification.ts';
import type { Storage } from '../storage.ts';
import { StoreFault } from '../store-fault.ts';

const atOnce = 2;
const batch = 16;

/**
 * Finds out of every component that was not looked at yet what its bytes are and whether they can be read.
 * Returns how many were. Nothing is written to the trail: it can be found out again from the bytes at will.
 */
export async function examineWaitingFiles(
  platform: Platform,
  storage: Storage,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let done = 0;
  while (!isStopping()) {
    const waiting = await read(platform, systemActor, (db) =>
      db
        .selectFrom('component')
        .selectAll('component')
        .leftJoin('component_format', 'component_format.component_id', 'component.id')
        .where('component_format.component_id', 'is', null)
        // A destroyed record has no bytes left to be looked at.
        .where((row) =>
          row.exists(
            row
              .selectFrom('record')
              .select('record.id')
              .whereRef('record.id', '=', 'component.record_id')
              .where('record.state', '<>', 'destroyed'),
          ),
        )
        .orderBy('component.added_at')
        .orderBy('component.id')
        .limit(batch)
        .execute(),
    );
    if (waiting.length === 0) break;
    for (let start = 0; start < waiting.length; start += atOnce)
      await Promise.all(
        waiting.slice(start, start + atOnce).map(async (component) => {
          const file = await examined(storage, component);
          await note(platform, component, file);
        }),
      );
    done += waiting.length;
  }
  return done;
}

async function examined(storage: Storage, component: Row<'component'>): Promise<ExaminedFile> {
  try {
    const { path } = await openComponent(storage, component);
    const answer = await examineFile(path, { fileName: component.file_name, probe: true });
    return answer.kind === 'examined' ? answer.file : notExamined(component, answer.reason);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return notExamined(component, '存储中找不到电子文件');
  }
}

const notExamined = ({ media_type }: Row<'component'>, reason: string): ExaminedFile => ({
  ...{ puid: null, name: '未识别', version: null, mediaType: media_type, basis: 'none' },
  ...{ others: [], warning: null, probe: { state: 'not-probed', reason, facts: {} } },
});

async function note(
  platform: Platform,
  { id, agency_id }: Row<'component'>,
  { probe, puid, name, version, mediaType, basis }: ExaminedFile,
): Promise<void> {
  const found = {
    agency_id,
    ...{ puid, name, version, media_type: mediaType, basis },
    probe: probe?.state ?? 'not-probed',
    reason: probe?.reason ?? null,
    facts: JSON.stringify(probe?.facts ?? {}),
    tool: formatTable,
    examined_at: platform.now(),
  };
  await keepHouse(platform, async (tx) => {
    const stays = await tx
      .selectFrom('component')
      .select('id')
      .where('id', '=', id)
      .forKeyShare()
      .executeTakeFirst();
    // It was taken away while its bytes were read.
    if (!stays) return;
    await tx
      .insertInto('component_format')
      .values({ ...found, component_id: id })
      .onConflict((conflict) => conflict.column('component_id').doUpdateSet(found))
      .execute();
  });
}
