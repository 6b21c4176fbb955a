import { formatKey } from '@lantai/contract/preservation/format-register.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { ruleSetVersion, rulesOf } from '@lantai/contract/quality/rule-set.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { execute } from '#platform/command.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { administer } from '../../../test/postgres.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { openComponent } from '../../preservation/component-bytes.ts';
import { decideFormat } from '../../preservation/format-register/decide-format.ts';
import { examineFile } from '../../preservation/formats/examine-file.ts';
import { cmsOf } from '../../preservation/signatures/given-cms.test-fixture.ts';
import { signedPdf } from '../../preservation/signatures/given-signed-pdf.test-fixture.ts';
import { addTrustedCertificate } from '../../preservation/trust/add-trusted-certificate.ts';
import { givenParty } from '../../preservation/trust/given-chain.test-fixture.ts';
import { readHandedCertificates } from '../../preservation/trust/read-handed.ts';
import { findComponents } from '../../records/record-detail.ts';
import { checkRecords } from '../check-records.job.ts';
import { decidePolicy } from '../decide-policy.ts';
import { findPolicy } from '../policy-queries.ts';
import { findResults, getReport } from '../report-queries.ts';
import { startCheckRun } from '../start-check.ts';
import { compareRuns } from './compare-runs.ts';
import { repeatCheck } from './repeat-check.ts';

let archive: TestArchive;
let agency: TestAgency;
let archivist: Actor;
let head: Actor;
beforeAll(async () => {
  archive = await openTestArchive();
  agency = await givenAgency(archive);
  archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  head = await givenPerson(archive, 'archives-head', agency.agencyId);
});
afterAll(() => archive[Symbol.asyncDispose]());

const perform = (runId: string) =>
  archive.perform(checkRecords(archive.platform, archive.storage), archivist, {
    ...{ runId, batchAgain: true },
  });
async function check(recordId: string, at = archive.platform.now()) {
  const { fondsId } = agency;
  const platform = { ...archive.platform, now: () => at };
  const chosen = { fondsId, recordIds: [recordId] };
  const { runId } = await execute(platform, startCheckRun, archivist, chosen);
  await perform(runId);
  return runId;
}
async function repeat(runId: string) {
  const again = await archive.run(repeatCheck, archivist, { runId });
  await perform(again.runId);
  return again.runId;
}
const outcomes = async (runId: string, code: string) => {
  const { items } = await archive.read(archivist, (db) => getReport(db, runId));
  return items.find((item) => item.code === code)?.counts;
};

/** As a run of last year stands in the database; the program itself may not change it. */
const madeBy = (runId: string, rules: string) =>
  administer(
    `update check_run set rule_set = '${rules}' where id = '${runId}'`,
    new URL(archive.ownerUrl).pathname.slice(1),
  );

const avi = Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI '), Buffer.alloc(64)]);
const givenFilm = async () =>
  givenRecord(archive, agency, archivist, {
    category: 'LX',
    components: [
      await givenComponent(archive.storage, avi, {
        fileName: '录像.avi',
        mediaType: 'application/octet-stream',
      }),
    ],
  });

test('a check is made again by the rules it was made by, and by the rules in force it comes to something else', async () => {
  const film = await givenFilm();
  const runId = await check(film);
  expect(await outcomes(runId, '3-6')).toMatchObject({ passed: 1, failed: 0 });
  await madeBy(runId, 'DA/T 70-2018 · 1');
  const again = await repeat(runId);
  const report = await archive.read(archivist, (db) => getReport(db, again));
  expect(report).toMatchObject({ ruleSet: 'DA/T 70-2018 · 1', repeatsRunId: runId });
  expect(await outcomes(again, '3-6')).toMatchObject({ passed: 0, failed: 1 });
  const compared = await archive.read(archivist, (db) => compareRuns(db, again));
  expect(compared.items.find(({ code }) => code === '3-6')?.changed).toBe(1);
  expect(compared.changes).toEqual([
    {
      ...{ recordId: film, code: '3-6', before: 'passed', now: 'failed' },
      label: expect.stringMatching(/^TA001-/),
    },
  ]);
  expect(new Set(report.batch.map(({ toolVersion }) => toolVersion))).toContain('DA/T 70-2018 · 1');
});

test('the policy of the day is kept with the run, whatever was decided since', async () => {
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '★关于防汛的通知', documentNumber: '示〔2025〕91号' },
  });
  const runId = await check(recordId);
  expect(await outcomes(runId, '1-6')).toMatchObject({ failed: 1 });
  await archive.run(decidePolicy, head, {
    agencyId: agency.agencyId,
    policy: { ...defaultPolicy, allowedSigns: `${defaultPolicy.allowedSigns}★` },
    ...{ version: 0, reason: '题名中的五角星照录' },
  });
  expect(await outcomes(await check(recordId), '1-6')).toMatchObject({ passed: 1 });
  const again = await repeat(runId);
  expect(await outcomes(again, '1-6')).toMatchObject({ failed: 1 });
  const { changes } = await archive.read(archivist, (db) => compareRuns(db, again));
  expect(changes).toEqual([]);
});

test('by rules that this program does not know any more nothing is judged, and it says so', async () => {
  expect([rulesOf(ruleSetVersion)?.version, rulesOf('DA/T 70-2017')]).toEqual([
    ruleSetVersion,
    undefined,
  ]);
  const runId = await check(await givenFilm());
  await madeBy(runId, 'DA/T 70-2017');
  await expect(archive.run(repeatCheck, archivist, { runId })).rejects.toMatchObject({
    code: 'quality.rules-not-runnable',
    details: { rules: 'DA/T 70-2017' },
  });
});

test('what the agency has decided of a format is what 3-3 goes by, and a check made again goes by what held then', async () => {
  const film = await givenFilm();
  const before = await check(film);
  expect(await outcomes(before, '3-3')).toMatchObject({ passed: 1, failed: 0 });
  const [component] = await archive.read(archivist, (db) => findComponents(db, film));
  const answer = await examineFile(
    (await openComponent(archive.storage, await archive.row('component', component?.id ?? '')))
      .path,
    { fileName: '录像.avi' },
  );
  if (answer.kind !== 'examined') throw new Error('the film is known by its bytes');
  const { agencyId } = agency;
  const later = new Date(archive.platform.now().getTime() + 60_000);
  await execute({ ...archive.platform, now: () => later }, decideFormat, head, {
    ...{ agencyId, format: formatKey(answer.file), standing: 'refused', reason: '本单位不收录像' },
  });
  const resultOf = async (runId: string) => {
    const results = await archive.read(archivist, (db) => findResults(db, runId, film));
    return results.find(({ itemCode }) => itemCode === '3-3');
  };
  const afterwards = await check(film, later);
  expect(await resultOf(afterwards)).toMatchObject({
    ...{ outcome: 'failed', expected: '格式登记册：拒收' },
    actual: expect.stringContaining(answer.file.name),
  });
  // Made again, the first one is judged by what had been decided when it was made: nothing.
  expect(await resultOf(await repeat(before))).toMatchObject({ outcome: 'passed' });
  // And by rules that did not know the register, it is not asked at all.
  await madeBy(afterwards, 'DA/T 70-2018 · 2');
  expect(await resultOf(await repeat(afterwards))).toMatchObject({ outcome: 'passed' });
});

test('a check is made again by the trust list of its time, and a new one by that of now', async () => {
  const signer = givenParty({ name: '示例机关' });
  const signed = signedPdf({
    subFilter: 'adbe.pkcs7.detached',
    sign: (content) => cmsOf(signer, content),
  });
  const recordId = await givenRecord(archive, agency, archivist, {
    components: [
      await givenComponent(archive.storage, signed, {
        fileName: '来文.pdf',
        mediaType: 'application/pdf',
      }),
    ],
  });
  const policyOf = { ...defaultPolicy, trustDemanded: true };
  const { version } = await archive.read(head, (db) => findPolicy(db, agency.agencyId));
  await archive.run(decidePolicy, head, {
    ...{ agencyId: agency.agencyId, policy: policyOf, version, reason: '来文须可信' },
  });
  const before = await check(recordId);
  expect(await outcomes(before, '1-1')).toMatchObject({ passed: 0, failed: 1 });

  const [certificate] = await readHandedCertificates(signer.certificate.toString('base64'));
  if (!certificate) throw new Error('no certificate was read');
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const told = { role: 'pinned', source: '来文机关', reason: '核验来文' } as const;
  await archive.run(addTrustedCertificate, secadmin, { certificate, ...told });
  const now = await check(recordId);
  const [later, again] = [await outcomes(now, '1-1'), await outcomes(await repeat(before), '1-1')];
  expect([later, again]).toMatchObject([
    { passed: 1, failed: 0 },
    { passed: 0, failed: 1 },
  ]);
  const reports = [before, now].map((id) => archive.read(archivist, (db) => getReport(db, id)));
  expect((await Promise.all(reports)).map(({ trustVersion }) => trustVersion)).toEqual([0, 1]);
});
