import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate } from '#platform/migrate.ts';
import { Problem } from '#platform/problem.ts';
import { type BackupFolder, openStored } from './backup-folder.ts';
import type { SetManifest } from './backup-manifest.ts';
import { migrationDigest, quoted } from './dump-tables.ts';

/**
 * Makes an empty database into that of the set: the same migrations, then the rows as they were. Triggers and
 * foreign keys are out of action while rows come in, because they have done their work once already.
 */
export async function restoreDatabase(
  folder: BackupFolder,
  { header, files }: SetManifest,
  { ownerUrl, login }: { ownerUrl: string; login?: { name: string; password: string } | undefined },
): Promise<void> {
  await checkMigrations(header.migrations);
  await migrate(ownerUrl, login, header.migrations.at(-1)?.name);
  const stored = new Map(files.map((file) => [file.path, file.stored]));
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query("set local session_replication_role = 'replica'").catch(refuseFewRights);
    const names = header.tables.map(({ name }) => quoted(name)).join(', ');
    // Migrations bring rows of their own.
    await client.query(`truncate ${names}`);
    for (const { name, columns, path } of header.tables)
      await pipeline(
        openStored(folder, stored.get(path) ?? ''),
        client.query(
          copyFrom(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`),
        ),
      );
    for (const { name, value, called } of header.sequences)
      if (value !== null)
        await client.query('select setval($1::regclass, $2, $3)', [quoted(name), value, called]);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** The same names with the same texts: another schema would take the rows in and mean something else by them. */
async function checkMigrations(wanted: SetManifest['header']['migrations']): Promise<void> {
  for (const { name, sha512 } of wanted) {
    const ours = await migrationDigest(name).catch(() => undefined);
    if (ours === undefined) throw new Problem('backup.newer-schema', { migration: name });
    if (ours !== sha512) throw new Problem('backup.other-schema', { migration: name });
  }
}

function refuseFewRights(cause: unknown): never {
  throw new Problem('backup.too-few-rights', {}, { cause });
}
