import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '#platform/actor.ts';
import { execute, keepHouse, type Platform, read } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import type { ArchiveSigner } from '../../preservation/signing/archive-signer.ts';
import type { Storage } from '../../preservation/storage.ts';
import { isSystemError } from '../../preservation/store-fault.ts';
import { readPackage } from '../package/read-package.ts';
import {
  type HotDirectory,
  isWhole,
  markers,
  openHotDirectory,
  sidecar,
  waitingIn,
} from './hot-directory.ts';
import { keepBytes } from './keep-bytes.ts';
import { packageDigest } from './package-digest.ts';
import { takePackage } from './take-package.ts';
import { receiptOf, writeReceipt } from './write-receipt.ts';

export type HotFolderWork = {
  readonly platform: Platform;
  readonly storage: Storage;
  /** The archive's data directory. */
  readonly directory: string;
  readonly signs: ArchiveSigner;
};

type Fonds = { readonly id: string; readonly code: string };

/**
 * Looks once into every fonds' folder and takes in what is whole. Safe to repeat from any point at
 * which it may be cut off: bytes → rows → receipt → moved away → settled, and each step is the same
 * when it is done again. A package that fails unexpectedly stays, and keeps no other waiting.
 */
export async function watchHotFolder(
  work: HotFolderWork,
  isStopping: () => boolean = () => false,
): Promise<void> {
  const fonds = await read(work.platform, systemActor, (db) =>
    db.selectFrom('fonds').select(['id', 'code']).execute(),
  );
  const failures: unknown[] = [];
  for (const one of fonds) {
    const folders = await openHotDirectory(work.directory, one.code);
    const waiting = await waitingIn(folders);
    await settleMoved(work, one, new Set(waiting.map(({ name }) => name)));
    for (const each of waiting) {
      if (isStopping()) return;
      if (!(await isWhole(folders, each, work.platform.now()))) continue;
      await takeIn(work, one, folders, each.name).catch((error: unknown) => failures.push(error));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'packages of the hot folder failed');
}

async function takeIn(
  work: HotFolderWork,
  fonds: Fonds,
  folders: HotDirectory,
  name: string,
): Promise<void> {
  const { platform } = work;
  const path = join(folders.inbox, name);
  const digest = await packageDigest(path);
  const known = await findPackage(platform, fonds.id, digest);
  // Taken in and not put away: that was cut off. Refused and put in again: it is judged anew.
  const isDone = known && (known.settled_at === null || known.state === 'accepted');
  const row = isDone ? known : await judge(work, { fonds, name, path, digest });
  const receipt = await read(platform, systemActor, (db) => receiptOf(db, row));
  const { signer } = await work.signs(platform.now());
  await writeReceipt(folders.receipts, { ...receipt, package: name }, signer);
  await putAway(folders, name, isKept(row) ? folders.accepted : folders.returned);
  await settle(platform, row.id);
}

type Candidate = { fonds: Fonds; name: string; path: string; digest: string };

async function judge({ platform, storage }: HotFolderWork, candidate: Candidate) {
  const { fonds, name, path, digest } = candidate;
  const unpacking = join(storage.staging.incoming, crypto.randomUUID());
  const reading = await readPackage(path, { keep: keepBytes(storage), unpacking });
  return execute(platform, takePackage, systemActor, { fondsId: fonds.id, name, digest, reading });
}

/** A package with a secrecy mark in it must not stay with us either, whatever else came in. */
function isKept({ state, findings }: Row<'hot_folder_package'>): boolean {
  return state !== 'refused' && !findings.some(({ rule }) => rule === 'secrecy-mark-found');
}

/** The package last moved, its marker gone after it: the other way round it would look unfinished. */
async function putAway({ inbox }: HotDirectory, name: string, target: string): Promise<void> {
  const to = await freeName(target, name);
  try {
    if (await isThere(join(inbox, `${name}${sidecar}`)))
      await rename(join(inbox, `${name}${sidecar}`), join(target, `${to}${sidecar}`));
    await rename(join(inbox, name), join(target, to));
  } catch (error) {
    // Another process that works on the same data was quicker.
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
  for (const marker of markers) await rm(join(inbox, `${name}${marker}`), { force: true });
}

async function freeName(folder: string, name: string): Promise<string> {
  let free = name;
  for (let copy = 2; await isThere(join(folder, free)); copy += 1) free = `${name}~${copy}`;
  return free;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function findPackage(platform: Platform, fondsId: string, digest: string) {
  return read(platform, systemActor, (db) =>
    db
      .selectFrom('hot_folder_package')
      .selectAll()
      .where('fonds_id', '=', fondsId)
      .where('digest', '=', digest)
      .executeTakeFirst(),
  );
}

function settle(platform: Platform, id: string): Promise<unknown> {
  return keepHouse(platform, (tx) =>
    tx
      .updateTable('hot_folder_package')
      .set({ settled_at: platform.now() })
      .where('id', '=', id)
      .execute(),
  );
}

/** Moved away, and killed before that was noted. */
function settleMoved({ platform }: HotFolderWork, fonds: Fonds, waiting: ReadonlySet<string>) {
  return keepHouse(platform, async (tx) => {
    const open = await tx
      .selectFrom('hot_folder_package')
      .select(['id', 'name'])
      .where('fonds_id', '=', fonds.id)
      .where('settled_at', 'is', null)
      .execute();
    const moved = open.filter(({ name }) => !waiting.has(name)).map(({ id }) => id);
    if (moved.length > 0)
      await tx
        .updateTable('hot_folder_package')
        .set({ settled_at: platform.now() })
        .where('id', 'in', moved)
        .execute();
  });
}
