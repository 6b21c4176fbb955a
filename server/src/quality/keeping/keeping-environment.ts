import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { arch, type as systemType } from 'node:os';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { Storage } from '../../preservation/storage.ts';

/** By what records are kept: program, operating system, layout of the store, database. */
export type KeepingEnvironment = {
  readonly program: string;
  readonly system: string;
  readonly store: string;
  readonly database: string;
};
export const environmentParts = {
  program: '程序',
  system: '操作系统和运行环境',
  store: '存储结构',
  database: '数据库',
} as const;
export type EnvironmentPart = keyof typeof environmentParts;

const manifest: { version: string } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);

/** As it is on this machine at this moment. */
export async function readEnvironment(db: Db, { store }: Storage): Promise<KeepingEnvironment> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db as never);
  const declared = (await readdir(store.path)).find((name) => name.startsWith('0=ocfl_'));
  return {
    program: `兰台 ${manifest.version}`,
    system: `${systemType()} ${arch()}，Node ${process.versions.node.split('.')[0]}`,
    store: `OCFL ${declared?.slice('0=ocfl_'.length) ?? '未声明'}，${store.layout.extensionName}`,
    database: `PostgreSQL ${rows[0]?.server_version.split('.')[0] ?? ''}`,
  };
}

/** As it was noted last before a moment; null where nobody noted it by then. */
export async function findEnvironment(db: Db, at: Date): Promise<KeepingEnvironment | null> {
  const found = await db
    .selectFrom('keeping_environment')
    .select(['program', 'system', 'store', 'database'])
    .where('noted_at', '<=', at)
    .orderBy('noted_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return found ?? null;
}
