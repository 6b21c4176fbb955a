import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemActor } from '#platform/actor.ts';
import type { TestArchive } from '../../../test/test-archive.ts';
import { type ArchiveSigner, archiveSigner } from '../../preservation/signing/archive-signer.ts';
import { keystoreOf } from '../../preservation/signing/keystore-of.ts';
import { type Layout, layOut } from '../package/given-package.test-fixture.ts';
import { openHotDirectory } from './hot-directory.ts';
import { watchHotFolder } from './watch-hot-folder.ts';
import type { Receipt } from './write-receipt.ts';

/** The hot folder of the fonds A001, as an office system sees it. */
export async function givenHotFolder(
  archive: TestArchive,
  fondsCode = 'A001',
  signs: ArchiveSigner = archiveSigner(keystoreOf(archive)),
) {
  const folders = await openHotDirectory(archive.directory, fondsCode);
  const inbox = (name: string) => join(folders.inbox, name);
  return {
    inbox,
    look: () => watchHotFolder({ ...archive, signs }),
    /** Puts a package in and says that it is whole. */
    async drop(name: string, content: Layout | Buffer | string, marker: string | null = '.done') {
      if (typeof content === 'string' || Buffer.isBuffer(content))
        await writeFile(inbox(name), content);
      else await layOut(inbox(name), content);
      if (marker !== null) await writeFile(inbox(`${name}${marker}`), '');
    },
    async receipt(name: string): Promise<Receipt> {
      return JSON.parse(await readFile(join(folders.receipts, `${name}.json`), 'utf8')) as Receipt;
    },
    /** What lies where, the note for people aside. */
    async lies() {
      const ours = ['回执', '已接收', '退回', '说明.txt'];
      const waiting = (await readdir(folders.inbox)).filter((name) => !ours.includes(name));
      return {
        waiting: waiting.toSorted(byText),
        accepted: (await readdir(folders.accepted)).toSorted(byText),
        returned: (await readdir(folders.returned)).toSorted(byText),
        receipts: (await readdir(folders.receipts)).toSorted(byText),
      };
    },
  };
}

const byText = (one: string, other: string) => (one < other ? -1 : 1);

/** What came in through the hot folder: what must be the same however it came to be. */
export async function takenIn(archive: TestArchive) {
  return archive.read(systemActor, async (db) => {
    const records = await db
      .selectFrom('record')
      .select(['id', 'source_key', 'temporary_number', 'title', 'state', 'quarantine_mark'])
      .select('received_as')
      .where('source', '=', 'hot-folder')
      .orderBy('temporary_number')
      .execute();
    const components = await db
      .selectFrom('component')
      .select(['record_id', 'file_name', 'sha512'])
      .orderBy('position')
      .execute();
    const acts = await db.selectFrom('record_business').select(['record_id', 'activity']).execute();
    return records.map(({ id, ...record }) => ({
      ...record,
      files: components
        .filter(({ record_id }) => record_id === id)
        .map(({ file_name }) => file_name),
      acts: acts.filter(({ record_id }) => record_id === id).map(({ activity }) => activity),
    }));
  });
}
