import { formatKey, standingOf } from '@lantai/contract/preservation/format-register.ts';
import type { Db } from '#platform/database.ts';
import { examineFile } from '../formats/examine-file.ts';
import { findDecision } from './register-queries.ts';

type Arrived = { readonly agencyId: string; readonly path: string; readonly fileName: string };

/** The name of a file's format where the register of its agency refuses it; undefined where it may come in. */
export async function refusedFormat(
  ask: <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>,
  { agencyId, path, fileName }: Arrived,
): Promise<string | undefined> {
  const answer = await examineFile(path, { fileName });
  if (answer.kind !== 'examined') return undefined;
  const { puid, name, version } = answer.file;
  const key = formatKey({ puid, name });
  const decided = await ask((db) => findDecision(db, agencyId, key));
  if (standingOf(key, decided?.standing ?? null) !== 'refused') return undefined;
  return [name, version].filter(Boolean).join(' ');
}
