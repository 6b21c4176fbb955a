import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenAgency, openTestArchive, type TestArchive } from '../../../test/test-archive.ts';
import { givenHotFolder } from '../../capture/hot-folder/given-hot-folder.test-fixture.ts';
import { zipOf } from '../../capture/package/given-package.test-fixture.ts';
import { givenPackage } from '../../preservation/eep/given-eep.test-fixture.ts';
import { givenKey } from '../../preservation/signing/given-key.test-fixture.ts';
import { exportFolder } from './export-folder.ts';
import { startExport } from './start-export.ts';
import { writeExport } from './write-export.job.ts';

/** A filed record with files, people, acts and a whole description, and its export. */
async function givenExported() {
  const { archive, recordId, archivist } = await givenPackage();
  const order = { recordIds: [recordId], reason: '移交另一单位' };
  const { exportId } = await archive.run(startExport, archivist, order);
  const { signs } = await givenKey(archive.directory);
  await archive.perform(writeExport(archive.storage, archive.directory, signs), archivist, {
    exportId,
  });
  return { archive, recordId, folder: exportFolder(archive.directory, exportId) };
}

const described = [
  ...['title', 'creator', 'document_number', 'date_given', 'year', 'retention', 'security_level'],
  ...['pages', 'carrier', 'manuscript', 'document_type', 'open_status', 'disclosure', 'keywords'],
  ...['persons', 'remark', 'category', 'department_name'],
] as const;

/** All that an archive says of a record, but for what only it can say: numbers and days of its own. */
async function saidOf(archive: TestArchive, recordId: string) {
  const record = await archive.row('record', recordId);
  const of = <R>(rows: readonly R[]) => rows;
  const { components, agents, acts } = await archive.read(systemActor, async (db) => ({
    components: await db
      .selectFrom('component')
      .select(['role', 'file_name', 'size', 'sha512', 'sm3'])
      .where('record_id', '=', recordId)
      .orderBy('position')
      .execute(),
    agents: await db
      .selectFrom('record_agent')
      .select(['kind', 'name', 'organisation_code', 'position_name'])
      .where('record_id', '=', recordId)
      .orderBy('position')
      .execute(),
    acts: await db
      .selectFrom('record_business')
      .select(['status', 'activity', 'acted_given', 'mandate', 'description'])
      .where('record_id', '=', recordId)
      .orderBy('position')
      .execute(),
  }));
  const columns: Readonly<Record<string, unknown>> = { ...record };
  return {
    description: Object.fromEntries(described.map((name) => [name, columns[name]])),
    ...{ components: of(components), agents, acts },
  };
}

async function takenIn(archive: TestArchive): Promise<string[]> {
  const rows = await archive.read(systemActor, (db) =>
    db.selectFrom('record').select('id').where('source', '=', 'hot-folder').execute(),
  );
  return rows.map(({ id }) => id);
}

test.each(['a folder', 'a ZIP'])(
  'what was exported comes in again in another archive as %s, bytes, digests and description alike',
  async (form) => {
    const { archive: maker, recordId, folder } = await givenExported();
    await using _ = maker;
    const before = await saidOf(maker, recordId);
    await using archive = await openTestArchive();
    await givenAgency(archive);
    const hot = await givenHotFolder(archive);
    const name = form === 'a ZIP' ? '导出.zip' : '导出';
    if (form === 'a ZIP') await zipOf(folder, hot.inbox(name));
    else await cp(folder, hot.inbox(name), { recursive: true });
    await writeFile(hot.inbox(`${name}.done`), '');
    await hot.look();
    expect(await hot.receipt(name)).toMatchObject({
      ...{ state: 'accepted', findings: [] },
      figures: { listed: 1, taken: 1, refused: 0 },
      records: [{ sourceKey: `urn:uuid:${recordId}` }],
    });
    const [id = ''] = await takenIn(archive);
    const after = await saidOf(archive, id);
    expect(after.components).toEqual(before.components);
    expect(after.description).toEqual(before.description);
    // The maker's people and acts, and what its archive did: there it was an act of its own.
    expect(after.agents).toEqual(expect.arrayContaining(before.agents));
    expect(after.acts).toEqual(expect.arrayContaining(before.acts));
    expect(after.acts.length).toBeGreaterThan(before.acts.length);
    const bytes = async (of: TestArchive, record: string) => {
      const { openComponent } = await import('../../preservation/component-bytes.ts');
      const rows = await of.read(systemActor, (db) =>
        db
          .selectFrom('component')
          .selectAll()
          .where('record_id', '=', record)
          .orderBy('position')
          .execute(),
      );
      const read = [];
      for (const row of rows)
        read.push(Buffer.concat(await (await openComponent(of.storage, row)).read().toArray()));
      return read;
    };
    expect(await bytes(archive, id)).toEqual(await bytes(maker, recordId));
  },
);

test('of an export that lost a file nothing comes in, and the receipt has what its validator found', async () => {
  const { archive: maker, folder } = await givenExported();
  await using _ = maker;
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const hot = await givenHotFolder(archive);
  await cp(folder, hot.inbox('导出'), { recursive: true });
  const path = 'data/文件/A001-WS·2025-D30-BGS-0001/001-正文.pdf';
  await rm(join(hot.inbox('导出'), path));
  await writeFile(hot.inbox('导出.done'), '');
  await hot.look();
  const { state, findings } = await hot.receipt('导出');
  expect([state, findings.map(({ place, rule }) => [place, rule])]).toEqual([
    'refused',
    expect.arrayContaining([[path, 'bag-invalid']]),
  ]);
  expect([await takenIn(archive), (await hot.lies()).returned]).toEqual([[], ['导出']]);
});
