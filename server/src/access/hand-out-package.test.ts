import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenRecord } from '../../test/given-records.ts';
import { givenPerson } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { givenPackage } from '../preservation/eep/given-eep.test-fixture.ts';
import { readEep } from '../preservation/eep/read-eep.ts';

test('a filed record is handed out as a package, with a trace; one that waits is not', async () => {
  const { archive, agency, archivist, recordId } = await givenPackage();
  await using _ = archive;
  await using server = await openTestServer(archive);
  const get = async (id: string, actor = archivist) =>
    server.app.inject({
      url: `/api/records/${id}/package`,
      headers: await sessionOf(archive, actor),
    });

  const reply = await get(recordId);
  expect(reply.statusCode).toBe(200);
  expect(reply.headers['content-disposition']).toContain('.eep');
  const path = join(archive.directory, 'handed-out.eep');
  await writeFile(path, reply.rawPayload);
  const { record, findings } = await readEep(path);
  expect([record?.code, findings]).toEqual(['A001-WS·2025-D30-BGS-0001', []]);
  expect((await archive.trail()).at(-1)).toMatchObject({
    command: 'access.hand-out-package',
    person_id: archivist.personId,
    subject: `record:${recordId}`,
    details: { code: 'A001-WS·2025-D30-BGS-0001' },
  });

  const waiting = await givenRecord(archive, agency, archivist);
  expect((await get(waiting)).json()).toMatchObject({
    code: 'preservation.eep-incomplete',
    missing: '室编件号',
  });
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  expect((await get(recordId, reader)).statusCode).toBe(403);
});
