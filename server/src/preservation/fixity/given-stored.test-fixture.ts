import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { fileAll, givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { objectId } from '../component-bytes.ts';
import { objectPath } from '../ocfl-root.ts';
import { readInventory } from '../read-object.ts';
import { inspectFixity } from './inspect-fixity.job.ts';
import { getInspection } from './inspection-queries.ts';
import { startInspection } from './start-inspection.ts';

/** An archive with filed records in its store, and an archivist who inspects them. */
export async function givenStored(records = 3) {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const ids: string[] = [];
  for (let number = 1; number <= records; number += 1)
    ids.push(
      await givenRecord(archive, agency, archivist, {
        description: {
          title: `关于第 ${number} 件事的通知`,
          documentNumber: `示〔2025〕${number}号`,
        },
        components: [
          await givenComponent(archive.storage, `正文 ${number} ${'。'.repeat(40_000)}`, {
            fileName: '正文.txt',
          }),
          await givenComponent(archive.storage, `附件 ${number}`, {
            fileName: '附件.txt',
            role: 'attachment',
          }),
        ],
      }),
    );
  await fileAll(archive, archivist, agency);
  const inspect = async (
    kind: 'full' | 'sample' = 'full',
    more: { percent?: number; seed?: string; places?: (string | null)[] } = {},
  ) => {
    const { runId } = await archive.run(startInspection, archivist, {
      ...{ agencyId: agency.agencyId, kind, cause: 'asked' },
      ...more,
    });
    await archive.perform(inspectFixity(archive), archivist, { runId });
    return archive.read(archivist, (db) => getInspection(db, runId));
  };
  /** Where a file of a record's object lies in the store, by the end of its path. */
  const pathOf = async (id: string, name: string) => {
    const inventory = await readInventory(archive.storage.store, objectId(id));
    const path = Object.values(inventory.manifest)
      .flat()
      .find((one) => one.endsWith(name));
    return join(objectPath(archive.storage.store, objectId(id)), path ?? name);
  };
  return { ...given, ids, inspect, pathOf };
}

/** As whoever harms the store would: its files are written once and then forbid it. */
export async function overwrite(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  const bytes = change(await readFile(path));
  await rm(path);
  await writeFile(path, bytes);
}

export const flipped = (bytes: Buffer) => {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1;
  return copy;
};
