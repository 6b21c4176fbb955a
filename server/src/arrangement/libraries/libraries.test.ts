import { expect, test } from 'vitest';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { convertFiles } from '../../preservation/conversion/convert-files.job.ts';
import { startConversion } from '../../preservation/conversion/start-conversion.ts';
import { fileAll, givenArchivist } from '../given-filing.test-fixture.ts';
import { decideStrategy } from './decide-strategy.ts';
import { findLibraries } from './library-queries.ts';

test('what waits lies in one repository and what is filed in the other, by category', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await givenRecord(archive, agency, archivist);
  await fileAll(archive, archivist, agency);
  await givenRecord(archive, agency, archivist, { description: { title: null } });
  const seen = await archive.read(archivist, (db) => findLibraries(db, agency.fondsId));
  expect(seen).toEqual([
    {
      category: 'WS',
      library: '文书档案库',
      formats: 'any',
      decided: false,
      waiting: 1,
      held: 0,
      formal: 1,
    },
  ]);
});

test('a library that takes conforming formats alone keeps out the others until they are converted', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const { fondsId } = agency;
  await archive.run(decideStrategy, archivist, {
    fondsId,
    category: 'WS',
    library: '文书一库',
    formats: 'conforming',
  });
  const kept = await givenRecord(archive, agency, archivist);
  const pdf = { fileName: '正本.pdf', mediaType: 'application/pdf' };
  const taken = await givenRecord(archive, agency, archivist, {
    components: [await givenComponent(archive.storage, '%PDF-', pdf)],
  });
  const libraries = () => archive.read(archivist, (db) => findLibraries(db, fondsId));
  expect(await libraries()).toMatchObject([{ library: '文书一库', waiting: 2, held: 1 }]);
  expect(await fileAll(archive, archivist, agency)).toMatchObject({ filed: 1, held: [kept] });
  expect((await archive.row('record', taken)).state).toBe('filed');

  const { runId } = await archive.run(startConversion, archivist, { recordIds: [kept] });
  await archive.perform(convertFiles(archive.storage), archivist, { runId });
  expect(await fileAll(archive, archivist, agency)).toEqual({ filed: 1, unfinished: [] });
  expect(await libraries()).toMatchObject([{ waiting: 0, held: 0, formal: 2 }]);
});

test('a strategy is decided over the API, and decided anew', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await using server = await openTestServer(archive);
  const headers = await sessionOf(archive, archivist);
  for (const formats of ['conforming', 'any'])
    await server.app.inject({
      method: 'PUT',
      url: '/api/arrangement/libraries/ZP',
      headers,
      payload: { fondsId: agency.fondsId, library: '照片库', formats },
    });
  const url = `/api/arrangement/libraries?fondsId=${agency.fondsId}`;
  expect((await server.app.inject({ url, headers })).json()).toEqual([
    {
      category: 'ZP',
      library: '照片库',
      formats: 'any',
      decided: true,
      waiting: 0,
      held: 0,
      formal: 0,
    },
  ]);
});
