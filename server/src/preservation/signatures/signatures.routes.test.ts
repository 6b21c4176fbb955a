import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { stagedPath } from '../staging.ts';
import { cmsOf } from './given-cms.test-fixture.ts';
import { ofdParts, signOfd, zipOfd } from './given-signed-ofd.test-fixture.ts';
import { givenSigner } from './given-signer.test-fixture.ts';

test('whoever may see a record is told of the signatures in its files, as they are now', async () => {
  await using archive = await openTestArchive();
  await using server = await openTestServer(archive);
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const neighbour = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(archive, 'archivist', neighbour.agencyId);
  const signer = givenSigner('SM2', '示例机关');
  const ofd = zipOfd(signOfd(ofdParts(), { type: 'Sign', value: (xml) => cmsOf(signer, xml) }));
  const component = await givenComponent(archive.storage, Buffer.from(ofd), {
    fileName: '正本.ofd',
    mediaType: 'application/ofd',
  });
  const note = await givenComponent(archive.storage, 'a note', {
    fileName: '附件.txt',
    mediaType: 'text/plain',
    role: 'attachment',
  });
  const recordId = await givenRecord(archive, agency, archivist, { components: [component, note] });
  const ask = async (actor = archivist) => {
    const headers = await sessionOf(archive, actor);
    const answer = await server.app.inject({ url: `/api/records/${recordId}/signatures`, headers });
    return { status: answer.statusCode, body: answer.json() };
  };

  expect(await ask()).toMatchObject({
    status: 200,
    body: [
      {
        fileName: '正本.ofd',
        reading: { kind: 'read', signatures: [{ outcome: 'holds', signer: '示例机关' }] },
      },
    ],
  });
  expect((await ask(stranger)).status).toBe(404);

  await rm(stagedPath(archive.storage.staging, component.sha512));
  expect((await ask()).body).toMatchObject([
    { reading: { kind: 'failed', reason: '电子文件不在存储中' } },
  ]);

  await keepHouse(archive.platform, (tx) =>
    tx
      .updateTable('record')
      .set({ quarantined_at: new Date('2026-03-01T00:00:00Z') })
      .where('id', '=', recordId)
      .execute(),
  );
  expect((await ask()).body).toMatchObject({ code: 'records.quarantined' });
});
