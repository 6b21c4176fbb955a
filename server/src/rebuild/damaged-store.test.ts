import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareCatalogues } from '../../test/compare-catalogues.ts';
import { administer } from '../../test/postgres.ts';
import { givenFiled } from '../arrangement/renumbering/given-renumbering.test-fixture.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { contextId } from '../preservation/following/tell-context.ts';
import { wholeArchive } from '../preservation/following/told-rows.ts';
import { type OcflRoot, placeOf } from '../preservation/ocfl-root.ts';
import { relateRecords } from '../records/relations/relate-records.ts';
import { followAtOnce, rebuildFrom } from './rebuilt-archive.test-fixture.ts';

const folderOf = (store: string, { layout }: OcflRoot, id: string) =>
  join(store, ...placeOf(layout, id));

/** Turns one bit of a file round, in its middle. */
async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await chmod(path, 0o644);
  await writeFile(path, bytes);
}

const query = (url: string, sql: string) => administer(sql, new URL(url).pathname.slice(1));

test('a damaged object is named and told from its last whole version, or left out; nothing else is lost', async () => {
  const given = await givenFiled([1, 2, 3]);
  await using archive = given.archive;
  const [older = '', lost = '', whole = ''] = given.ids;
  await archive.run(relateRecords, given.archivist, {
    ...{ recordId: whole, otherId: lost, kind: 'cites', side: 'first' },
  });
  await followAtOnce(archive);
  const { store } = archive.storage;
  const place = (id: string) => placeOf(store.layout, objectId(id)).join('/');

  await using rebuilt = await rebuildFrom(store.path, async (copy) => {
    await flip(join(folderOf(copy, store, objectId(older)), 'v2/content/metadata/record.json'));
    for (const folder of ['', 'v1', 'v2'])
      await flip(join(folderOf(copy, store, objectId(lost)), folder, 'inventory.json'));
  });

  const damaged = rebuilt.report.damaged.map((one) => [
    one.place,
    one.told,
    one.findings.length > 0,
  ]);
  expect(new Set(damaged)).toEqual(
    new Set([
      [place(older), 'v1', true],
      [place(lost), null, true],
    ]),
  );
  expect(rebuilt.report).toMatchObject({ records: 2, atFilingOnly: 1, refused: [] });
  expect(rebuilt.report.leftOut).toContainEqual(
    expect.objectContaining({ table: 'record_relation', target: 'record', left: 1 }),
  );
  const { differences } = await compareCatalogues(archive.ownerUrl, rebuilt.ownerUrl);
  const missing = differences
    .filter(({ table }) => table === 'record')
    .flatMap((difference) => difference.missing.map(({ id }) => id));
  expect(new Set(missing)).toEqual(new Set([older, lost]));
  const titles = await query(
    rebuilt.ownerUrl,
    'select id, title, archival_code from record order by archival_code',
  );
  expect(titles.map(({ id, title }) => [id, title])).toEqual([
    [older, '第 1 日的通知'],
    [whole, '第 3 日的通知'],
  ]);
});

test('records stand without their context: agency, fonds and people are made from what the objects call them', async () => {
  const given = await givenFiled([1, 2]);
  await using archive = given.archive;
  await followAtOnce(archive);
  const { store } = archive.storage;
  await using rebuilt = await rebuildFrom(store.path, async (copy) => {
    await rm(folderOf(copy, store, contextId('archive', wholeArchive)), { recursive: true });
    await rm(folderOf(copy, store, contextId('agency', given.agency.agencyId)), {
      recursive: true,
    });
  });

  expect(rebuilt.report).toMatchObject({ records: 2, refused: [], madeHeads: 1 });
  expect(rebuilt.report.fromNames).toMatchObject({ org_unit: 2, fonds: 1 });
  const named = `select agency.code, agency.name, department.name as department, fonds.name as fonds, count(*)
    from record join org_unit agency on agency.id = record.agency_id
    join org_unit department on department.id = record.department_id
    join fonds on fonds.id = record.fonds_id group by 1, 2, 3, 4`;
  expect(await query(rebuilt.ownerUrl, named)).toEqual(await query(archive.ownerUrl, named));
});

test('a store from before, whose objects say what was known at filing, still makes a catalogue', async () => {
  const given = await givenFiled([1, 2]);
  await using archive = given.archive;
  // Nothing has followed: there are records of the old schema, and no context at all.
  await using rebuilt = await rebuildFrom(archive.storage.store.path);
  expect(rebuilt.report).toMatchObject({
    objects: 2,
    records: 2,
    atFilingOnly: 2,
    damaged: [],
    refused: [],
  });
  const told = `select id, archival_code, title, year, document_on::text, retention, department_id, class_key, item_number,
    filed_at, object_path, code_rule, state, security_level, carrier from record order by id`;
  expect(await query(rebuilt.ownerUrl, told)).toEqual(await query(archive.ownerUrl, told));
  const bytes =
    'select id, record_id, role, position, file_name, size, sha512, sm3, logical_path, added_at from component order by id';
  expect(await query(rebuilt.ownerUrl, bytes)).toEqual(await query(archive.ownerUrl, bytes));
  // The next following tells it in the new way.
  expect(await followAtOnce(rebuilt)).toBeGreaterThanOrEqual(2);
  await using again = await rebuildFrom(rebuilt.storage.store.path);
  expect(again.report).toMatchObject({ records: 2, atFilingOnly: 0 });
  expect((await compareCatalogues(rebuilt.ownerUrl, again.ownerUrl)).differences).toEqual([]);
});
