import { createHash } from 'node:crypto';
import type { EntryProof, TrailReport } from '@lantai/contract/audit/trail.ts';
import { expect, test } from 'vitest';
import { type Actor, nobody, systemActor } from '#platform/actor.ts';
import { openHttp, serve } from '#platform/http.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { auditRoutes } from './audit.routes.ts';
import { asOwner, leaveEntries, seal, takeNotes, trailOf } from './trail.fixture.ts';

/** The API as seen by one person. */
async function seenBy(archive: TestArchive, actor: Actor) {
  const options = { platform: archive.platform, identify: async () => actor };
  const { app } = openHttp(options);
  serve(app, options, [auditRoutes(archive.platform, { directory: trailOf(archive) })]);
  return async (method: 'GET' | 'POST', path: string) => {
    const reply = await app.inject({ method, url: `/api/audit${path}` });
    const isJson = reply.headers['content-type']?.toString().includes('json');
    return { status: reply.statusCode, body: isJson ? reply.json() : reply.body };
  };
}

const seqs = ({ body }: { body: { entries: { seq: number }[] } }) =>
  body.entries.map(({ seq }) => seq);

async function givenOfficers(archive: TestArchive) {
  const { agencyId } = await givenAgency(archive);
  return {
    secadmin: await givenPerson(archive, 'secadmin', null),
    auditor: await givenPerson(archive, 'auditor', null),
    sysadmin: await givenPerson(archive, 'sysadmin', null),
    reader: await givenPerson(archive, 'reader', agencyId),
  };
}

test('each administrator sees the acts they audit, and nobody else sees the trail', async () => {
  await using archive = await openTestArchive();
  const { secadmin, auditor, sysadmin, reader } = await givenOfficers(archive);
  for (const actor of [secadmin, auditor, sysadmin, reader])
    await archive.run(takeNotes, actor, [actor.name]);

  const duties = async (actor: Actor) => {
    const get = await seenBy(archive, actor);
    const { status, body } = await get('GET', '/entries?command=test.');
    const entries: { actorDuty: string }[] = body.entries ?? [];
    return [status, ...entries.map(({ actorDuty }) => actorDuty)];
  };
  expect(await duties(secadmin)).toEqual([200, 'business', 'auditor']);
  expect(await duties(auditor)).toEqual([200, 'sysadmin', 'secadmin']);
  expect(await duties(sysadmin)).toEqual([403]);
  expect(await duties(reader)).toEqual([403]);
  expect(await duties(nobody)).toEqual([401]);

  // The refusals are in the trail, and whose business they were decides who reads them.
  const get = await seenBy(archive, secadmin);
  const refused = await get('GET', '/entries?outcome=refused');
  expect(refused.body.entries).toMatchObject([
    {
      command: 'GET /api/audit/entries',
      subject: 'refusal:actor.not-permitted',
      actorName: reader.name,
    },
  ]);
});

test('the trail is filtered and read page by page, newest first', async () => {
  await using archive = await openTestArchive();
  const { auditor, sysadmin } = await givenOfficers(archive);
  const first = (await archive.trail()).length;
  await archive.run(takeNotes, sysadmin, ['100%', 'plain', '100 per cent', { 深: '机密' }]);
  const get = await seenBy(archive, auditor);

  const page = await get('GET', `/entries?command=test.&limit=3`);
  expect(seqs(page)).toEqual([first + 4, first + 3, first + 2]);
  const rest = await get('GET', `/entries?command=test.&limit=3&before=${page.body.next}`);
  expect({ seqs: seqs(rest), next: rest.body.next }).toEqual({ seqs: [first + 1], next: null });

  const found = async (filter: Record<string, string>) =>
    seqs(
      await get(
        'GET',
        `/entries?${new URLSearchParams({ command: 'test.', ...filter }).toString()}`,
      ),
    );
  expect(await found({ text: '100%' })).toEqual([first + 1]);
  expect(await found({ text: '机密' })).toEqual([first + 4]);
  expect(await found({ subject: 'note:1' })).toEqual([first + 2]);
  expect(await found({ personId: sysadmin.personId ?? '' })).toHaveLength(4);
  expect(await found({ personId: auditor.personId ?? '' })).toEqual([]);
  // The clock stands at 09:00 UTC, 17:00 in Shanghai.
  expect(await found({ from: '2026-03-01', to: '2026-03-01' })).toHaveLength(4);
  expect(await found({ to: '2026-02-28' })).toEqual([]);
  expect(await found({ from: '2026-03-02' })).toEqual([]);
});

test('a day of the trail begins and ends in Shanghai', async () => {
  await using archive = await openTestArchive(new Date('2026-02-28T16:00:00Z'));
  const { auditor, sysadmin } = await givenOfficers(archive);
  await archive.run(takeNotes, sysadmin, ['at midnight']);
  const get = await seenBy(archive, auditor);
  const on = async (day: string) =>
    seqs(await get('GET', `/entries?command=test.&from=${day}&to=${day}`)).length;
  expect([await on('2026-02-28'), await on('2026-03-01')]).toEqual([0, 1]);
});

test('an export holds what its reader sees, obeys no formula, and is itself in the trail', async () => {
  await using archive = await openTestArchive();
  const { auditor, sysadmin, reader } = await givenOfficers(archive);
  await archive.run(takeNotes, { ...sysadmin, name: '=1+1', address: '10.0.0.1' }, ['a "b", c']);
  await archive.run(takeNotes, reader, ['not for the auditor']);
  const get = await seenBy(archive, auditor);

  const { status, body } = await get('GET', '/entries.csv?command=test.');
  expect(status).toBe(200);
  const [heading, line, ...rest] = body.split('\r\n');
  expect(heading).toMatch(/^\uFEFF序号,时间（北京时间）,人员,身份,操作,/);
  expect(line).toContain(
    `,2026-03-01 17:00:00.000,'=1+1,系统管理员,test.take-notes,test.take-notes,成功,note:0,,10.0.0.1,,"{`,
  );
  expect(line).toContain(String.raw`""a \""b\"", c""`);
  expect(rest).toEqual(['']);
  expect((await archive.trail()).at(-1)).toMatchObject({
    command: 'audit.export-trail',
    person_id: auditor.personId,
    details: { filter: { command: 'test.' }, count: 1 },
  });
  expect((await (await seenBy(archive, reader))('GET', '/entries.csv')).status).toBe(403);
});

test('the proof of an entry convinces somebody who has only SM3', async () => {
  await using archive = await openTestArchive();
  const { auditor, sysadmin, reader } = await givenOfficers(archive);
  await archive.run(takeNotes, sysadmin, ['proved']);
  const { length: seq } = await archive.trail();
  await archive.run(takeNotes, reader, ['not for the auditor']);
  const get = await seenBy(archive, auditor);
  expect(await get('GET', `/entries/${seq}/proof`)).toMatchObject({
    status: 409,
    body: { code: 'audit.entry-not-sealed' },
  });
  await seal(archive, 5);

  const { status, body } = await get('GET', `/entries/${seq}/proof`);
  expect(status).toBe(200);
  const { entry, path, block }: EntryProof = body;
  expect(JSON.parse(entry)).toMatchObject({
    seq,
    command: 'test.take-notes',
    actorName: sysadmin.name,
  });
  const sm3 = (...parts: (string | Uint8Array)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('sm3')).digest();
  const root = path.reduce(
    (hash, step) => {
      const other = Buffer.from(step.hash, 'hex');
      return step.side === 'left' ? sm3(Buffer.of(1), other, hash) : sm3(Buffer.of(1), hash, other);
    },
    sm3(Buffer.of(0), entry),
  );
  expect(root.toString('hex')).toBe(block.merkleRoot);

  expect(await get('GET', `/entries/${seq + 1}/proof`)).toMatchObject({ status: 404 });
  expect(await (await seenBy(archive, reader))('GET', `/entries/${seq}/proof`)).toMatchObject({
    status: 403,
  });
});

test('a verification compares everything, says what it found, and is in the trail', async () => {
  await using archive = await openTestArchive();
  const { auditor, secadmin } = await givenOfficers(archive);
  await leaveEntries(archive, 5);
  await seal(archive);
  const post = await seenBy(archive, auditor);
  const { body } = await post('POST', '/verification');
  const report: TrailReport = body.report;
  expect(report).toMatchObject({ ok: true, findings: [] });
  expect((await archive.trail()).at(-1)).toMatchObject({
    command: 'audit.verify-trail',
    details: { ok: true, sealedTo: report.sealedTo, findings: 0, first: null },
  });

  await asOwner(archive, `update trail_entry set subject = 'other' where seq = 2`);
  const second = await post('POST', '/verification');
  expect(second.body.report).toMatchObject({ ok: false, findings: [{ kind: 'altered', seq: 2 }] });
  expect((await (await seenBy(archive, secadmin))('POST', '/verification')).status).toBe(403);
});

test('a long trail is verified by a job', async () => {
  await using archive = await openTestArchive();
  const { auditor, sysadmin } = await givenOfficers(archive);
  await asOwner(archive, 'update trail_head set last_seq = 60000');
  const { body } = await (await seenBy(archive, auditor))('POST', '/verification');
  expect(body).toMatchObject({ report: null });
  expect(await archive.row('job_run', body.jobId)).toMatchObject({
    kind: 'audit.verify-trail',
    account_id: auditor.accountId,
  });
  expect((await (await seenBy(archive, sysadmin))('POST', '/verification')).status).toBe(403);
});

test('blocks are listed newest first, page by page', async () => {
  await using archive = await openTestArchive();
  const { auditor, reader } = await givenOfficers(archive);
  await archive.run(
    takeNotes,
    systemActor,
    Array.from({ length: 9 }, (_, index) => index),
  );
  await seal(archive, 10);
  const get = await seenBy(archive, auditor);
  const { body } = await get('GET', '/blocks?limit=1');
  const { body: rest } = await get('GET', `/blocks?before=${body.next}`);
  expect(body.blocks[0].previousHash).toBe(rest.blocks[0].hash);
  expect(rest.blocks.at(-1)).toMatchObject({
    height: 1,
    firstSeq: 1,
    previousHash: '0'.repeat(64),
  });
  expect((await (await seenBy(archive, reader))('GET', '/blocks')).status).toBe(403);
});
