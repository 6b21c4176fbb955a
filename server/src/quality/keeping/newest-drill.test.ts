import { expect, test } from 'vitest';
import { administer } from '../../../test/postgres.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { findNewestDrill } from './newest-drill.ts';

test('who checks records sees the newest restore drill, and nobody else does', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const drill = (at: string, passed: boolean) =>
    administer(
      `insert into backup_test (set_name, kind, tested_at, tested_by, seconds, passed, faults, certificate)
       values ('20260101T000000', 'drill', '${at}', '系统', 8.4, ${passed},
         '${passed ? '[]' : '[{"what":"x"}]'}', '{}')`,
      new URL(archive.ownerUrl).pathname.slice(1),
    );
  const newest = (actor = archivist) => archive.read(actor, findNewestDrill);
  expect(await newest()).toBeNull();
  await drill('2026-01-02T20:00:00Z', true);
  expect(await newest()).toEqual({
    ...{ on: '2026-01-03', isWhole: true },
    told: '备份集 20260101T000000，完好恢复，用时 8 秒',
  });
  await drill('2026-02-02T20:00:00Z', false);
  expect(await newest()).toMatchObject({ on: '2026-02-03', isWhole: false });
  expect(await newest(await givenPerson(archive, 'reader', agency.agencyId))).toBeNull();
});
