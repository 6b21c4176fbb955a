import { categoryCodes } from '@lantai/contract/classification/category.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { objectId } from '../../preservation/component-bytes.ts';
import { verifyObject } from '../../preservation/verify-object.ts';
import { loadCategories } from './load-categories.ts';

test('something of every category beside 文书 is filed whole, and loading again changes nothing', async () => {
  const archive = await openTestArchive();
  await using _ = archive;
  const { agencyId, fondsId, officeId } = await givenAgency(archive);
  const head = await givenPerson(archive, 'archives-head', agencyId);
  const organisation = {
    fondsCodes: ['A000', 'A001'],
    fondsId: () => fondsId,
    agencyId: () => agencyId,
    departmentId: () => officeId,
    actor: async () => head,
    actorFor: async () => head,
  };
  const records = () =>
    archive.read(systemActor, (db) =>
      db
        .selectFrom('record')
        .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
        .select(['record.id', 'category', 'state', 'archival_code', 'faults'])
        .orderBy('archival_code')
        .execute(),
    );
  await loadCategories(archive, organisation);
  const first = await records();
  await loadCategories(archive, organisation);
  expect(await records()).toEqual(first);

  const filed = first.filter(({ state }) => state === 'filed');
  expect(first.filter(({ state }) => state !== 'filed')).toEqual([]);
  expect(new Set(filed.map(({ category }) => category))).toEqual(
    new Set(categoryCodes.filter((code) => code !== 'WS')),
  );
  for (const { id } of filed)
    expect(await verifyObject(archive.storage.store, objectId(id))).toEqual([]);
  expect(filed.map(({ archival_code }) => archival_code)).toEqual(
    expect.arrayContaining([
      'A001-KU·01·2023·D30-0001-0003',
      'A001-KJ·JJ·01-001-025',
      'A001-RS-001-001',
      'A001-ZP·2023·D30-001-003',
      'A001-YJ·2023·D10-0001',
    ]),
  );
}, 60_000);
