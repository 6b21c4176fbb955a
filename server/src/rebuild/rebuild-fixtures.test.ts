import { expect, test } from 'vitest';
import { compareCatalogues } from '../../test/compare-catalogues.ts';
import { givenRecord } from '../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { fileRecords } from '../arrangement/file-records.job.ts';
import { followAtOnce, rebuildFrom } from './rebuilt-archive.test-fixture.ts';

test('a catalogue rebuilt from the store is the old one, row by row and column by column', async () => {
  await using archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  for (let count = 0; count < 3; count += 1) await givenRecord(archive, agency, archivist);
  await archive.perform(fileRecords(archive.platform, archive.storage), archivist, {
    fondsId: agency.fondsId,
  });
  await givenRecord(archive, agency, archivist);
  await followAtOnce(archive);

  await using rebuilt = await rebuildFrom(archive.storage.store.path);
  expect(rebuilt.report).toMatchObject({ records: 3, damaged: [], refused: [], unknown: [] });
  const { differences, rows } = await compareCatalogues(archive.ownerUrl, rebuilt.ownerUrl);
  expect(differences).toEqual([]);
  expect(rows).toMatchObject({ record: 3, component: 3, person: 1, account: 1, fonds: 1 });
});
