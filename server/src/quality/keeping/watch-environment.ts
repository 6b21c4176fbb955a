import { systemActor } from '#platform/actor.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Storage } from '../../preservation/storage.ts';
import { readEnvironment } from './keeping-environment.ts';
import { noteEnvironment } from './note-environment.ts';

/** Looks by what records are kept, and notes where it has changed; safe to repeat. */
export async function watchEnvironment(platform: Platform, storage: Storage): Promise<void> {
  const environment = await read(platform, systemActor, (db) => readEnvironment(db, storage));
  await execute(platform, noteEnvironment, systemActor, environment);
}
