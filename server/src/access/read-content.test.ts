import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../test/test-server.ts';
import { fileRecords } from '../arrangement/file-records.job.ts';
import { emlBytes, wavBytes } from '../preservation/given-media.test-fixture.ts';
import { stagedPath } from '../preservation/staging.ts';
import { describeRecord } from '../records/describe-record.ts';
import type { StagedComponent } from '../records/insert-records.ts';
import { findComponents } from '../records/record-detail.ts';

async function givenReading() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  const server = await openTestServer(archive);
  return {
    archive,
    agency,
    archivist,
    reader,
    async givenContent(
      content: string | Buffer,
      named: Partial<StagedComponent> = {},
      file = true,
    ) {
      const component = await givenComponent(archive.storage, content, named);
      const recordId = await givenRecord(archive, agency, archivist, { components: [component] });
      if (file)
        await archive.perform(fileRecords(archive.platform, archive.storage), archivist, {
          fondsId: agency.fondsId,
        });
      const [stored] = await archive.read(archivist, (db) => findComponents(db, recordId));
      return { recordId, component, address: `/api/records/${recordId}/components/${stored?.id}` };
    },
    async get(actor: Actor, url: string, headers: Record<string, string> = {}) {
      return server.app.inject({
        url,
        headers: { ...(await sessionOf(archive, actor)), ...headers },
      });
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await archive[Symbol.asyncDispose]();
    },
  };
}

const pdf = { fileName: '正本.pdf', mediaType: 'application/pdf' };

test('content is read whole or in a range, before and after it is filed', async () => {
  await using given = await givenReading();
  for (const file of [false, true]) {
    const { address } = await given.givenContent('%PDF-0123456789', pdf, file);
    const whole = await given.get(given.archivist, `${address}/content`);
    expect([whole.statusCode, whole.body, whole.headers['content-type']]).toEqual([
      200,
      '%PDF-0123456789',
      'application/pdf',
    ]);
    const part = await given.get(given.archivist, `${address}/content`, { range: 'bytes=5-8' });
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([
      206,
      '0123',
      'bytes 5-8/15',
    ]);
    const rest = await given.get(given.archivist, `${address}/content`, { range: 'bytes=10-' });
    expect([rest.statusCode, rest.body]).toEqual([206, '56789']);
    for (const range of ['bytes=20-30', 'bytes=8-5', 'bytes=0-1,4-5', 'lines=1-2'])
      expect((await given.get(given.archivist, `${address}/content`, { range })).body).toBe(
        '%PDF-0123456789',
      );
  }
});

test('every reading and every download is in the trail, with who and what', async () => {
  await using given = await givenReading();
  const { recordId, component, address } = await given.givenContent('正文');
  await given.get(given.reader, `${address}/content`);
  await given.get(given.archivist, `${address}/download`);
  const entries = (await given.archive.trail()).filter(
    ({ command }) => command === 'access.read-component',
  );
  expect(
    entries.map(({ person_id, subject, details }) => ({ person_id, subject, details })),
  ).toMatchObject([
    {
      person_id: given.reader.personId,
      subject: `record:${recordId}`,
      details: { how: 'view', sm3: component.sm3, code: 'A001-WS·2025-D30-BGS-0001' },
    },
    {
      person_id: given.archivist.personId,
      subject: `record:${recordId}`,
      details: { how: 'download' },
    },
  ]);
});

test('a page of somebody else’s making is never shown as a page', async () => {
  await using given = await givenReading();
  for (const mediaType of [
    'text/html',
    'image/svg+xml',
    'application/xhtml+xml',
    'application/javascript',
  ]) {
    const { address } = await given.givenContent('<script>alert(1)</script>', {
      fileName: 'x.html',
      mediaType,
    });
    expect((await given.get(given.archivist, `${address}/content`)).json()).toMatchObject({
      code: 'access.not-viewable',
    });
    const download = await given.get(given.archivist, `${address}/download`);
    expect(download.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': "attachment; filename*=UTF-8''x.html",
    });
  }
});

test('a text is shown as text whatever its encoding, and what is in it stays text', async () => {
  await using given = await givenReading();
  const gb18030 = Buffer.from([0xb7, 0xc0, 0xd1, 0xb4, ...Buffer.from('<script>')]);
  const { address } = await given.givenContent(gb18030, { fileName: '旧.txt' });
  const shown = await given.get(given.archivist, `${address}/content`);
  expect([shown.body, shown.headers['content-type']]).toEqual([
    '防汛<script>',
    'text/plain; charset=utf-8',
  ]);
});

test('what is quarantined is read by nobody, also not by who may know that it is there', async () => {
  await using given = await givenReading();
  const { recordId, address } = await given.givenContent('正文', {}, false);
  await given.archive.run(describeRecord, given.archivist, {
    recordId,
    version: 1,
    changes: { title: '秘密★5年 关于防汛工作的通知' },
  });
  const officer = await givenPerson(given.archive, 'secrecy-officer', given.agency.agencyId);
  for (const actor of [given.archivist, officer])
    expect((await given.get(actor, `${address}/content`)).json()).toMatchObject({
      code: 'records.quarantined',
    });
  for (const copied of ['download', 'use-copy'])
    expect((await given.get(given.archivist, `${address}/${copied}`)).json()).toMatchObject({
      code: 'records.quarantined',
    });
  expect((await given.get(given.reader, `${address}/content`)).json()).toMatchObject({
    code: 'records.component-not-found',
  });
});

test('a reader reads what is filed, not what waits, and not what another agency has', async () => {
  await using given = await givenReading();
  const waiting = await given.givenContent('未归档', {}, false);
  expect((await given.get(given.reader, `${waiting.address}/content`)).statusCode).toBe(404);
  const filed = await given.givenContent('已归档');
  expect((await given.get(given.reader, `${filed.address}/content`)).body).toBe('已归档');
  const other = await givenAgency(given.archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(given.archive, 'reader', other.agencyId);
  expect((await given.get(stranger, `${filed.address}/content`)).statusCode).toBe(404);
});

test('bytes that are gone are said to be gone', async () => {
  await using given = await givenReading();
  const { component, address } = await given.givenContent('正文', {}, false);
  await rm(stagedPath(given.archive.storage.staging, component.sha512));
  const reply = await given.get(given.archivist, `${address}/content`);
  expect(reply.json()).toMatchObject({
    status: 410,
    code: 'access.content-missing',
    name: '正本.txt',
  });
});

test('a recording is let out in the parts a player asks for, and a film nobody plays is not', async () => {
  await using given = await givenReading();
  const sound = { fileName: '讲评.wav', mediaType: 'audio/wav' };
  const { address } = await given.givenContent(wavBytes(1), sound);
  const part = await given.get(given.reader, `${address}/content`, { range: 'bytes=0-3' });
  expect([part.statusCode, part.body, part.headers['content-type']]).toEqual([
    206,
    'RIFF',
    'audio/wav',
  ]);
  const film = await given.givenContent('RIFF', {
    fileName: '现场.avi',
    mediaType: 'video/x-msvideo',
  });
  expect((await given.get(given.reader, `${film.address}/content`)).json()).toMatchObject({
    code: 'access.not-viewable',
  });
});

test('a letter is read as the text that was read out of it, never as the page it may contain', async () => {
  await using given = await givenReading();
  const letter = { fileName: '来函.eml', mediaType: 'message/rfc822' };
  const { address } = await given.givenContent(emlBytes(), letter);
  const { statusCode, headers, body } = await given.get(given.reader, `${address}/content`);
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(body).toContain('定于二月五日召开防汛会议');
});
