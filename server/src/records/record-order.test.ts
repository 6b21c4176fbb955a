import { expect, test } from 'vitest';
import { givenRecord } from '../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { findRecords } from './record-queries.ts';

test('listed by document number, 〔2020〕9号 stands before 〔2020〕10号, page by page', async () => {
  await using archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const written = [
    '示发〔2020〕10号',
    '示发〔2020〕9号',
    '无号',
    '示发〔2019〕100号',
    '示办〔2021〕2号',
    '示发[2020]100号',
    '示发〔2020〕9号',
  ];
  for (const documentNumber of written)
    await givenRecord(archive, agency, archivist, {
      description: { documentNumber },
      components: [],
    });
  await givenRecord(archive, agency, archivist, { components: [] });
  const listed: (string | null)[] = [];
  let after: string | undefined;
  do {
    const page = await archive.read(archivist, (db) =>
      findRecords(db, { fondsId: agency.fondsId }, { after, limit: 3, order: 'number' }),
    );
    listed.push(...page.records.map(({ documentNumber }) => documentNumber));
    after = page.next ?? undefined;
  } while (after);
  expect(listed).toEqual([
    '示办〔2021〕2号',
    '示发〔2019〕100号',
    '示发〔2020〕9号',
    '示发〔2020〕9号',
    '示发〔2020〕10号',
    '示发[2020]100号',
    null,
    '无号',
  ]);
  const some = await archive.read(archivist, (db) =>
    findRecords(db, { numberIssuer: '示发', numberYear: 2020, numberSequence: 9 }, { limit: 50 }),
  );
  expect(some.total).toBe(2);
});
