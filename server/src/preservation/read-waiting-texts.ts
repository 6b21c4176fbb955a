import { systemActor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import { noteText } from '../records/note-text.ts';
import { openComponent } from './component-bytes.ts';
import { readText, type TextAnswer } from './read-text.ts';
import type { Storage } from './storage.ts';
import { StoreFault } from './store-fault.ts';

const atOnce = 2;

/**
 * Reads the text out of every component that waits for it, so that it can be found, and looks for a
 * secrecy mark at the head of its first page. Returns how many were read. Safe to repeat and to run
 * twice at once: reading again finds the same.
 */
export async function readWaitingTexts(
  platform: Platform,
  storage: Storage,
  isStopping: () => boolean = () => false,
): Promise<number> {
  let done = 0;
  while (!isStopping()) {
    const waiting = await read(platform, systemActor, (db) =>
      db
        .selectFrom('component')
        .selectAll()
        .where('text_state', '=', 'waiting')
        .orderBy('added_at')
        .orderBy('id')
        .limit(atOnce * 4)
        .execute(),
    );
    if (waiting.length === 0) break;
    for (let start = 0; start < waiting.length; start += atOnce)
      await Promise.all(
        waiting.slice(start, start + atOnce).map(async (component) => {
          const outcome = await textOf(storage, component);
          await execute(platform, noteText, systemActor, { componentId: component.id, outcome });
        }),
      );
    done += waiting.length;
  }
  return done;
}

async function textOf(
  storage: Storage,
  component: Parameters<typeof openComponent>[1] & { media_type: string },
): Promise<TextAnswer> {
  try {
    const { path } = await openComponent(storage, component);
    return await readText(path, component.media_type);
  } catch (error) {
    if (error instanceof StoreFault) return { kind: 'failed', reason: '存储中找不到电子文件' };
    throw error;
  }
}
