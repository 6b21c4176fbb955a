import { expect, test } from 'vitest';
import { asOwner, asSystem, givenSealedTrail, trailOf, verify } from '#audit/trail.fixture.ts';
import { systemActor } from '#platform/actor.ts';
import { reportVerification } from './report-verification.ts';
import { verifyTrailJob } from './verify-trail.job.ts';
import { verifyTrail } from './verify-trail.ts';

test('the report says whether all is well, how far that goes, and what is not', async () => {
  await using archive = await givenSealedTrail();
  const sound = await verify(archive);
  expect(reportVerification(sound).split('\n')).toEqual([
    '审计链校验通过：没有发现改动、删除或插入。',
    '  比对：数据库、块文件',
    '  记录 22 条，审计块 5 个，封存至第 20 条，尚未封存 2 条。',
    `  最新一块为第 5 块，摘要（SM3）${sound.head?.hash}`,
  ]);

  await asOwner(
    archive,
    'delete from trail_entry where seq in (5, 6)',
    `update trail_entry set command = 'x' where seq = 9`,
    'delete from trail_block where height = 5',
  );
  const lines = reportVerification(await verify(archive)).split('\n');
  expect(lines[0]).toBe('审计链校验不通过：库中第 5—6 条被删除。');
  expect(lines.slice(-3)).toEqual([
    '  - 库中第 5—6 条被删除。',
    '  - 库中第 9 条被改动，与封存时不一致。',
    '  - 库中没有第 5 块。',
  ]);
});

test('the report does not promise more than was compared', async () => {
  await using archive = await givenSealedTrail();
  expect(reportVerification(await verifyTrail(asSystem(archive)))).toContain('只校验了数据库本身');
  expect(reportVerification(await verifyTrail({ directory: `${trailOf(archive)}/none` }))).toBe(
    '没有可校验的审计记录。',
  );
});

test('a verification as a job returns the report and leaves its trace', async () => {
  await using archive = await givenSealedTrail();
  await asOwner(archive, `update trail_entry set command = 'x' where seq = 9`);
  const job = verifyTrailJob(archive.platform, trailOf(archive));
  const report = await archive.perform(job, systemActor, {});
  expect(report).toMatchObject({ ok: false, findings: [{ kind: 'altered', seq: 9 }] });
  expect((await archive.trail()).at(-1)).toMatchObject({
    command: 'audit.verify-trail',
    details: { ok: false, findings: 1, first: '库中第 9 条被改动，与封存时不一致。' },
  });
});

test('very many findings are counted, not all listed', async () => {
  await using archive = await givenSealedTrail();
  await asOwner(
    archive,
    `insert into trail_entry select -2 * n, at, command, outcome, account_id, person_id, actor_name,
       actor_duty, agency_id, address, request_id, subject, details
     from trail_entry, generate_series(1, 250) as n where seq = 1`,
  );
  const report = await verify(archive);
  expect([report.findings.length, report.findingsLeftOut]).toEqual([200, 50]);
  expect(reportVerification(report)).toContain('另有 50 处');
});
