import { builtInCodeRule } from '@lantai/contract/classification/built-in-code-rules.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenRecord } from '../../test/given-records.ts';
import { givenPerson } from '../../test/test-archive.ts';
import { decideScheme } from '../classification/decide-scheme.ts';
import { addMatter } from '../classification/matters/add-matter.ts';
import { changeMatter } from '../classification/matters/change-matter.ts';
import { findMatters } from '../classification/matters/matter-queries.ts';
import { describeRecord } from '../records/describe-record.ts';
import { metadataOf } from '../records/metadata/record-metadata.ts';
import { getRecordDetail } from '../records/record-detail.ts';
import { findCatalogue, findClasses, reviewFiling } from './arrangement-queries.ts';
import { fileAll, givenArchivist, numberedRecords } from './given-filing.test-fixture.ts';
import { findClaims } from './numbering/claims.ts';
import { findClassesOf } from './numbering/class-places.ts';

/** A fonds whose documents are divided by matter from 2025 on, with two matters. */
async function givenMatters() {
  const given = await givenArchivist();
  const { archive, agency } = given;
  const { fondsId } = agency;
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const dat22 = builtInCodeRule('DAT22_2015');
  if (!dat22) throw new Error('no such rule');
  await archive.run(decideScheme, head, {
    fondsId,
    category: 'WS',
    order: 'year-department-retention',
    dividedBy: 'matter',
    codeRule: dat22,
    validFromYear: 2025,
  });
  const { matterId: flood } = await archive.run(addMatter, head, {
    fondsId,
    code: 'FX',
    name: '防汛抗旱',
  });
  const { matterId: works } = await archive.run(addMatter, head, {
    fondsId,
    code: '工程',
    name: '工程建设',
  });
  return { ...given, head, fondsId, flood, works };
}

test('records of two departments on one matter are filed into one class with the matter’s code', async () => {
  const given = await givenMatters();
  await using archive = given.archive;
  const { agency, archivist, fondsId, flood, works } = given;
  const { officeId, financeId } = agency;
  const ids = [];
  for (const [date, departmentId, matterId] of [
    ['2025-05-03', officeId, flood],
    ['2025-05-01', financeId, flood],
    ['2025-05-02', officeId, works],
    // The scheme of its year still divides by department.
    ['2024-05-02', officeId, null],
  ] as const)
    ids.push(
      await givenRecord(archive, agency, archivist, {
        description: { date, departmentId, matterId },
      }),
    );
  const review = await archive.read(archivist, (db) => reviewFiling(db, fondsId, '2026-03-01'));
  expect(
    review.classes.map(({ department, ready, firstCode }) => [department, ready, firstCode]),
  ).toEqual([
    ['办公室', 1, 'A001-WS·2024-D30-BGS-0001'],
    ['防汛抗旱', 2, 'A001-WS·2025-D30-FX-0001'],
    ['工程建设', 1, 'A001-WS·2025-D30-工程-0001'],
  ]);

  await fileAll(archive, archivist, agency);
  const filed = await numberedRecords(archive);
  expect(filed.map(({ archival_code }) => archival_code)).toEqual([
    'A001-WS·2024-D30-BGS-0001',
    'A001-WS·2025-D30-FX-0001',
    'A001-WS·2025-D30-FX-0002',
    'A001-WS·2025-D30-工程-0001',
  ]);
  expect(filed.map(({ id }) => id)).toEqual([ids[3], ids[1], ids[0], ids[2]]);
});

test('classes, catalogues and metadata name the matter as it is called today', async () => {
  const given = await givenMatters();
  await using archive = given.archive;
  const { agency, archivist, head, fondsId, flood } = given;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { matterId: flood },
  });
  await fileAll(archive, archivist, agency);
  const [matter] = await archive.read(head, (db) => findMatters(db, fondsId));
  expect(matter).toMatchObject({ code: 'FX', name: '防汛抗旱', records: 1 });
  await archive.run(changeMatter, head, {
    matterId: flood,
    name: '水旱灾害防御',
    closedOn: null,
    version: matter?.version ?? 0,
  });
  const classKey = 'A001/WS/2025/D30/FX';
  const seen = await archive.read(archivist, async (db) => ({
    classes: (await findClasses(db, fondsId)).map(({ classKey: key, department }) => [
      key,
      department,
    ]),
    places: (await findClassesOf(db, fondsId)).get(classKey)?.department,
    rows: (await findCatalogue(db, { fondsId, classKey })).rows.map(({ department }) => department),
    matter: (await getRecordDetail(db, archivist, recordId)).matterName,
    M13: (await metadataOf(db, recordId)).elements.find(({ id }) => id === 'M13')?.values,
  }));
  expect(seen).toEqual({
    classes: [[classKey, '水旱灾害防御']],
    places: '水旱灾害防御',
    rows: ['水旱灾害防御'],
    matter: '水旱灾害防御',
    M13: [{ value: '水旱灾害防御', source: 'description', of: null }],
  });
});

test('a number that came with a row is claimed in the class of its matter', async () => {
  const given = await givenMatters();
  await using archive = given.archive;
  const { agency, archivist, fondsId, flood } = given;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { matterId: flood },
  });
  // As an old catalogue leaves it.
  await keepHouse(archive.platform, (tx) =>
    tx
      .updateTable('record')
      .set({ more: JSON.stringify({ 件号: '7' }) })
      .where('id', '=', recordId)
      .execute(),
  );
  expect(await archive.read(archivist, (db) => findClaims(db, fondsId))).toEqual([
    { recordId, classKey: 'A001/WS/2025/D30/FX', number: 7, way: 'given' },
  ]);
});

test('a record without a matter waits where the scheme divides by matter, and not elsewhere', async () => {
  const given = await givenMatters();
  await using archive = given.archive;
  const { agency, archivist, fondsId } = given;
  for (const date of ['2025-05-06', '2024-05-06'])
    await givenRecord(archive, agency, archivist, { description: { date } });
  const review = await archive.read(archivist, (db) => reviewFiling(db, fondsId, '2026-03-01'));
  expect([review.ready, review.faults]).toEqual([1, [{ fault: 'matter-missing', count: 1 }]]);
});

test('a closed matter, or one of another fonds, is not chosen; a filed record keeps its own', async () => {
  const given = await givenMatters();
  await using archive = given.archive;
  const { agency, archivist, head, fondsId, flood, works } = given;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { matterId: flood },
  });
  await archive.run(changeMatter, head, {
    matterId: works,
    name: '工程建设',
    closedOn: '2026-03-01',
    version: 1,
  });
  const put = async (matterId: string | null, by = archivist) =>
    archive.run(describeRecord, by, {
      recordId,
      version: (await archive.row('record', recordId)).version,
      changes: { matterId },
    });
  for (const matterId of [works, crypto.randomUUID()])
    await expect(put(matterId)).rejects.toMatchObject({ code: 'records.matter-not-open' });
  await expect(
    givenRecord(archive, agency, archivist, { description: { matterId: works } }),
  ).rejects.toMatchObject({ code: 'records.matter-not-open' });

  await fileAll(archive, archivist, agency);
  await expect(put(null, systemActor)).rejects.toMatchObject({ code: 'records.wrong-state' });
  const matters = await archive.read(head, (db) => findMatters(db, fondsId));
  expect(matters.map(({ code, records }) => [code, records])).toEqual([
    ['FX', 1],
    ['工程', 0],
  ]);
});
