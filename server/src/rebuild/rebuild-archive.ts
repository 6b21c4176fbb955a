import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Actor, systemActor } from '#platform/actor.ts';
import { changed, command, execute, type Platform, read } from '#platform/command.ts';
import { resetPassword } from '../identity/reset-password.ts';
import { openInstallation } from '../installation.ts';
import { noteMove } from '../preservation/fixity/note-move.ts';
import { openStorage } from '../preservation/storage.ts';
import { catchUp } from '../search/feed-index.ts';
import { copyStore } from './copy-store.ts';
import { fillCatalogue } from './fill-catalogue.ts';
import type { RebuildReport } from './rebuild-report.ts';

/** An account that can be signed in with again, its password shown once. */
export type OpenedAccount = {
  readonly name: string;
  readonly login: string;
  readonly password: string;
};

export type RebuiltArchive = RebuildReport & {
  readonly indexed: number;
  readonly accounts: readonly OpenedAccount[];
};

export type RebuildArchive = {
  /** The store of the old archive, which is read and never touched. */
  readonly store: string;
  /** The new data directory, which must be empty. */
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  readonly runtimeDatabaseUrl?: string | undefined;
  readonly actor: Actor;
  readonly onProgress?: (step: string) => void;
};

/**
 * Makes a new archive from the store of an old one: the store copied, the catalogue filled from it, the index fed,
 * the system administrators given new passwords. No password, token or session is in a store.
 */
export async function rebuildArchive({
  store,
  data,
  databaseUrl,
  runtimeDatabaseUrl,
  actor,
  onProgress = () => undefined,
}: RebuildArchive): Promise<RebuiltArchive> {
  const directory = resolve(data);
  onProgress('正在复制存储 ……');
  await mkdir(directory, { recursive: true });
  await copyStore(resolve(store), join(directory, 'store'));
  const { store: copied } = await openStorage(directory);
  let report: RebuildReport | undefined;
  const installation = await openInstallation({
    data: directory,
    databaseUrl,
    runtimeDatabaseUrl,
    prepare: async (ownerUrl) => {
      report = await fillCatalogue(ownerUrl, copied, (objects) => {
        if (objects % 200 < 8) onProgress(`已读取并核对 ${objects} 个对象 ……`);
      });
    },
  });
  try {
    if (!report) throw new Error('the catalogue was not filled');
    const { platform, index } = installation;
    const accounts = await openAdministrators(platform, actor);
    await execute(platform, finishRebuilding, actor, { report, accounts: accounts.length });
    const told = `由存储重建目录，${report.records} 件`;
    await execute(platform, noteMove, actor, { kind: 'rebuild', told });
    onProgress('正在建立检索库 ……');
    await catchUp(platform, index);
    return { ...report, indexed: await index.count(), accounts };
  } finally {
    await installation.close();
  }
}

type Finished = { readonly report: RebuildReport; readonly accounts: number };

/** The new trail begins with what it was begun from; the old one is files of its own. */
const finishRebuilding = command<Finished, undefined>({
  name: 'rebuild.finish-rebuilding',

  async perform(_context, { report, accounts }) {
    const { objects, records, damaged, leftOut, refused } = report;
    return changed(undefined, {
      subject: 'archive:rebuilt',
      details: { objects, records, damaged, leftOut, refused, accounts },
    });
  },
});

/** Nobody's password is in the store: the system administrators get new ones, and give them to the others. */
async function openAdministrators(platform: Platform, actor: Actor): Promise<OpenedAccount[]> {
  const found = await read(platform, systemActor, (db) =>
    db
      .selectFrom('account')
      .innerJoin('person', 'person.id', 'account.person_id')
      .innerJoin('role_grant', 'role_grant.person_id', 'person.id')
      .select(['account.id', 'account.login', 'person.name'])
      .distinct()
      .where('role_grant.role', '=', 'sysadmin')
      .where('role_grant.revoked_at', 'is', null)
      .where('account.state', '=', 'open')
      .orderBy('account.login')
      .execute(),
  );
  const opened: OpenedAccount[] = [];
  for (const { id, login, name } of found) {
    const password = await execute(platform, resetPassword, actor, { accountId: id });
    opened.push({ name, login, password });
  }
  return opened;
}
