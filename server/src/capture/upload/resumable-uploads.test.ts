import { randomBytes } from 'node:crypto';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { decideFormat } from '../../preservation/format-register/decide-format.ts';
import { hasStaged, openStaged } from '../../preservation/staging.ts';
import {
  announce,
  openCaptureServer,
  type Send,
  sendPiece,
  sendWhole,
  sha512,
  tus,
} from '../given-capture.test-fixture.ts';
import { arrivingFiles } from './arriving-files.ts';
import { beginUpload } from './begin-upload.ts';
import { sweepUploads } from './sweep-uploads.ts';

async function givenHandler() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const handler = await givenPerson(archive, 'handler', agency.officeId);
  return { archive, agency, handler };
}

const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);

type Listed = { id: string; state: string; size: number; fileName: string; reason: string | null };

test('a file goes on where its connection was cut, also after the server was started anew', async () => {
  const { archive, agency, handler } = await givenHandler();
  await using _ = archive;
  const bytes = pdf(4_000_000);
  let location = '';
  {
    await using server = await openCaptureServer(archive);
    const send = await server.as(handler);
    const name = '关于防汛的通知.doc';
    ({ location } = await announce(send, name, bytes.length, { fonds: agency.fondsId }));
    expect(location).toMatch(/^\/api\/uploads\/[\da-f-]{36}$/u);
    const first = await sendPiece(send, location, 0, new Uint8Array(bytes.subarray(0, 1_000_000)));
    expect(first.status).toBe(204);
    await expect(cutOff(send, location, bytes.subarray(1_000_000, 3_000_000))).rejects.toThrow();
  }
  await using server = await openCaptureServer(archive);
  const send = await server.as(handler);
  const asked = await send('HEAD', location, { headers: tus });
  const offset = Number(asked.headers.get('upload-offset'));
  // What came through before the cut need not be sent again.
  expect(offset).toBeGreaterThan(1_000_000);
  expect(offset).toBeLessThanOrEqual(3_000_000);
  expect(asked.headers.get('upload-length')).toBe(String(bytes.length));
  const last = await sendPiece(send, location, offset, new Uint8Array(bytes.subarray(offset)));
  expect(last.status).toBe(204);

  const [listed] = (await (await send('GET', '/api/capture/uploads')).json()) as Listed[];
  // The name says doc, the bytes say PDF.
  const known = { state: 'staged', mediaType: 'application/pdf', sha512: sha512(bytes) };
  expect(listed).toMatchObject(known);
  const { stream } = await openStaged(archive.storage.staging, sha512(bytes));
  expect(bytes.equals(await buffer(stream))).toBe(true);
  const done = await send('HEAD', location, { headers: tus });
  expect(done.headers.get('upload-offset')).toBe(String(bytes.length));
});

/** Sends a part of the piece from 1,000,000 on, and then breaks the connection. */
async function cutOff(send: Send, location: string, part: Buffer) {
  const abort = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new Uint8Array(part));
      await sleep(200);
      abort.abort();
    },
  });
  const cut = { signal: abort.signal, duplex: 'half' } as RequestInit;
  await sendPiece(send, location, 1_000_000, body, cut);
}

test('a file that was whole when the process died is staged when its sender asks for it', async () => {
  const { archive, handler } = await givenHandler();
  await using _ = archive;
  await using server = await openCaptureServer(archive);
  const send = await server.as(handler);
  const bytes = pdf(100_000);
  const id = crypto.randomUUID();
  await archive.run(beginUpload, handler, {
    id,
    fileName: 'a.pdf',
    size: bytes.length,
    fondsId: null,
  });
  await writeFile(arrivingFiles(archive.directory).path(id), bytes);
  const asked = await Promise.all(
    [1, 2, 3].map(() => send('HEAD', `/api/uploads/${id}`, { headers: tus })),
  );
  expect(asked.map((reply) => reply.headers.get('upload-offset'))).toEqual([
    '100000',
    '100000',
    '100000',
  ]);
  expect(await hasStaged(archive.storage.staging, sha512(bytes))).toBe(true);
  const entries = (await archive.trail()).filter(({ subject }) => subject === `upload:${id}`);
  expect(entries.map(({ command }) => command)).toEqual([
    'capture.begin-upload',
    'capture.stage-upload',
  ]);
});

test('a program is refused by what it is, whatever it is called, until the agency decides otherwise', async () => {
  const { archive, agency, handler } = await givenHandler();
  await using _ = archive;
  await using server = await openCaptureServer(archive);
  const send = await server.as(handler);
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100), Buffer.from('PE\0\0')]);
  await expect(sendWhole(send, '通知.pdf', program)).rejects.toThrow('capture.upload-refused');
  const listed = async () =>
    ((await (await send('GET', '/api/capture/uploads')).json()) as Listed[]).map(
      ({ state, reason }) => ({ state, reason }),
    );
  expect(await listed()).toEqual([
    {
      state: 'refused',
      reason:
        '文件 通知.pdf 是 Windows Portable Executable，本单位的格式登记册拒收这种格式；确需保存的，由档案员在“格式转换”的“登记册”中改为接受后重传。',
    },
  ]);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  await archive.run(decideFormat, archivist, {
    ...{ agencyId: agency.agencyId, format: 'x-fmt/411', standing: 'accepted' },
    reason: '随业务系统归档',
  });
  await sendWhole(send, '程序.exe', program);
  expect(await listed()).toContainEqual({ state: 'staged', reason: null });
});

test('an empty file is refused, and the list says why', async () => {
  const { archive, handler } = await givenHandler();
  await using _ = archive;
  await using server = await openCaptureServer(archive);
  const send = await server.as(handler);
  const { reply } = await announce(send, '空.pdf', 0);
  expect(reply.status).toBe(422);
  expect(await reply.json()).toMatchObject({ code: 'capture.upload-empty', name: '空.pdf' });
  expect(await (await send('GET', '/api/capture/uploads')).json()).toMatchObject([
    { state: 'refused', reason: '文件 空.pdf 是空文件（0 字节）。' },
  ]);
});

test("another person's upload is not there, whatever is asked of it", async () => {
  const { archive, agency, handler } = await givenHandler();
  await using _ = archive;
  await using server = await openCaptureServer(archive);
  const { location } = await announce(await server.as(handler), 'a.pdf', 10);
  const colleague = await server.as(await givenPerson(archive, 'handler', agency.officeId));
  expect((await colleague('HEAD', location, { headers: tus })).status).toBe(404);
  const piece = await sendPiece(colleague, location, 0, '0123456789');
  expect([piece.status, await piece.json()]).toMatchObject([
    404,
    { code: 'capture.upload-not-found' },
  ]);
  expect((await colleague('DELETE', location, { headers: tus })).status).toBe(404);
  expect(await (await colleague('GET', '/api/capture/uploads')).json()).toEqual([]);
});

test('who may not hand in is turned away before a byte is read', async () => {
  const { archive, agency } = await givenHandler();
  await using _ = archive;
  await using server = await openCaptureServer(archive);
  const nobody = await fetch(new URL('/api/uploads', server.address), {
    method: 'POST',
    headers: { ...tus, 'upload-length': '10' },
  });
  expect([nobody.status, await nobody.json()]).toMatchObject([401, { code: 'actor.unknown' }]);
  const reader = await server.as(await givenPerson(archive, 'reader', agency.agencyId));
  const { reply } = await announce(reader, 'a.pdf', 10);
  expect([reply.status, await reply.json()]).toMatchObject([403, { code: 'actor.not-permitted' }]);
  expect((await archive.trail()).at(-1)).toMatchObject({ outcome: 'refused' });
});

test('a discarded upload leaves nothing behind but its trace', async () => {
  const { archive, handler } = await givenHandler();
  await using _ = archive;
  await using server = await openCaptureServer(archive);
  const send = await server.as(handler);
  const { location } = await announce(send, 'a.pdf', 10);
  expect((await send('DELETE', location, { headers: tus })).status).toBe(204);
  expect((await send('HEAD', location, { headers: tus })).status).toBe(404);
  const id = await sendWhole(send, 'b.txt', Buffer.from('text'));
  expect((await send('DELETE', `/api/capture/uploads/${id}`)).status).toBe(200);
  expect(await (await send('GET', '/api/capture/uploads')).json()).toEqual([]);
});

test('uploads nobody came back for within a week are swept, with their pieces', async () => {
  const { archive, handler } = await givenHandler();
  await using _ = archive;
  await using server = await openCaptureServer(archive);
  const send = await server.as(handler);
  const { location } = await announce(send, 'a.pdf', 10);
  const files = arrivingFiles(archive.directory);
  expect(await sweepUploads(archive.platform, files)).toEqual({ uploads: 0, pieces: 0 });
  const later = { ...archive.platform, now: () => new Date('2026-03-09T09:00:00Z') };
  const id = location.split('/').at(-1) ?? '';
  const longAgo = new Date('2026-02-01T00:00:00Z');
  await utimes(files.path(id), longAgo, longAgo);
  await utimes(join(files.directory, `${id}.json`), longAgo, longAgo);
  expect(await sweepUploads(later, files)).toEqual({ uploads: 1, pieces: 1 });
  const left = await archive.read(systemActor, (db) =>
    db.selectFrom('upload').selectAll().execute(),
  );
  expect(left).toEqual([]);
});
