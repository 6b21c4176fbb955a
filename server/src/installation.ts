import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemActor } from '#platform/actor.ts';
import { execute, type Platform } from '#platform/command.ts';
import { connect } from '#platform/database.ts';
import { openEmbeddedPostgres } from '#platform/embedded-postgres.ts';
import { migrate } from '#platform/migrate.ts';
import './appraisal/appraisal.tables.ts';
import './backup/backup.tables.ts';
import './arrangement/volumes/volumes.tables.ts';
import './arrangement/registers/registers.tables.ts';
import './arrangement/renumbering/renumbering.tables.ts';
import './arrangement/arrangement.tables.ts';
import './audit/audit.tables.ts';
import './capture/acquisition/acquisition.tables.ts';
import './capture/capture.tables.ts';
import './capture/exchange/exchange.tables.ts';
import './classification/classification.tables.ts';
import './classification/profiles/profiles.tables.ts';
import './collection/circulation/circulation.tables.ts';
import './collection/help/help.tables.ts';
import './collection/memoirs/memoirs.tables.ts';
import './collection/collection.tables.ts';
import './disposal/disposal.tables.ts';
import './identity/identity.tables.ts';
import './access/export/export.tables.ts';
import './monitoring/monitoring.tables.ts';
import './preservation/conversion/conversion.tables.ts';
import './preservation/fixity/fixity.tables.ts';
import './preservation/format-register/format-register.tables.ts';
import './preservation/copies/copies.tables.ts';
import './preservation/damages/damages.tables.ts';
import './preservation/offline-media/offline-media.tables.ts';
import './preservation/trust/trust.tables.ts';
import './preservation/following/following.tables.ts';
import './preservation/reconciliation/reconciliation.tables.ts';
import './quality/quality.tables.ts';
import './records/records.tables.ts';
import './transfer/transfer.tables.ts';
import { shipNationalProfiles } from './classification/profiles/ship-national-profiles.ts';
import './records/relations/relations.tables.ts';
import { refuseUnfinishedRestore } from './backup/restore-set.ts';
import { shipNationalSchedule } from './classification/ship-national-schedule.ts';
import { openStorage, type Storage } from './preservation/storage.ts';
import type { SearchEngine } from './search/engine/search-engine.ts';
import { openWorkerEngine } from './search/engine/worker-engine.ts';

/** One archive on one machine: its database, its store, its index, below one data directory. */
export type Installation = {
  readonly directory: string;
  readonly platform: Platform;
  /** Past every policy: for migrating, and for a backup, which is of everything. */
  readonly ownerUrl: string;
  /** The running program's own login, which owns no table. */
  readonly runtimeUrl: string;
  readonly storage: Storage;
  readonly index: SearchEngine;
  readonly trailDirectory: string;
  close(): Promise<void>;
};

type Where = {
  readonly data: string;
  /** What is to be done with the new database before the program has it, as its owner. */
  readonly prepare?: ((ownerUrl: string) => Promise<void>) | undefined;
  readonly databaseUrl?: string | undefined;
  readonly runtimeDatabaseUrl?: string | undefined;
};

const runtimeLogin = 'lantai_app';

/**
 * Opens the archive in a data directory, made and migrated where needed; starts the embedded
 * PostgreSQL or joins the one that runs. Several processes may have it open at once.
 */
export async function openInstallation(where: Where): Promise<Installation> {
  const directory = resolve(where.data);
  await mkdir(directory, { recursive: true });
  await refuseUnfinishedRestore(directory);
  const password = await runtimePassword(directory);
  const postgres = where.databaseUrl
    ? undefined
    : await openEmbeddedPostgres({ directory: join(directory, 'postgres') });
  const ownerUrl = where.databaseUrl ?? postgres?.ownerUrl() ?? '';
  const login = where.runtimeDatabaseUrl ? undefined : { name: runtimeLogin, password };
  await migrate(ownerUrl, login);
  if (where.prepare) await prepareOrClose(where.prepare, ownerUrl, postgres);
  const runtimeUrl = where.runtimeDatabaseUrl ?? withLogin(ownerUrl, runtimeLogin, password);

  const platform: Platform = { db: connect(runtimeUrl), now: () => new Date() };
  const storage = await openStorage(directory);
  await mkdir(join(directory, 'index'), { recursive: true });
  const index = openWorkerEngine(join(directory, 'index', 'search.sqlite'));
  await execute(platform, shipNationalSchedule, systemActor, {});
  await execute(platform, shipNationalProfiles, systemActor, {});
  return {
    directory,
    platform,
    ownerUrl,
    runtimeUrl,
    storage,
    index,
    trailDirectory: join(directory, 'trail'),
    async close() {
      await index.close();
      await platform.db.destroy();
      await postgres?.close();
    },
  };
}

/** Where the preparation fails, the database that was started for it ends with it. */
async function prepareOrClose(
  prepare: (ownerUrl: string) => Promise<void>,
  ownerUrl: string,
  postgres: { close(): Promise<void> } | undefined,
): Promise<void> {
  try {
    await prepare(ownerUrl);
  } catch (error) {
    await postgres?.close();
    throw error;
  }
}

function withLogin(url: string, name: string, password: string): string {
  const runtime = new URL(url);
  runtime.username = name;
  runtime.password = password;
  return runtime.href;
}

/** Made at the first start and kept beside the data, readable by its owner alone. */
async function runtimePassword(directory: string): Promise<string> {
  const path = join(directory, 'runtime-password');
  try {
    // Two processes may start at once: only one of them creates the file.
    await writeFile(path, randomBytes(24).toString('hex'), {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  await chmod(path, 0o600);
  return readFile(path, 'utf8');
}
