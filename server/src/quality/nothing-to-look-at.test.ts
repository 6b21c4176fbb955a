import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { givenFlawless, givenPdf, lookAtAll, withBytes } from './given-check.test-fixture.ts';

let archive: TestArchive;
let flawless: Awaited<ReturnType<typeof givenFlawless>>;

beforeAll(async () => {
  archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  flawless = await givenFlawless(archive, agency, archivist);
});
afterAll(() => archive[Symbol.asyncDispose]());

test('without a program against viruses nothing has passed: both items say they were not run, and why', async () => {
  const found = await lookAtAll(
    { ...flawless.subject, antivirus: null },
    { ...flawless.batch, antivirus: null },
  );
  const note = '本机没有找到杀毒软件（ClamAV），装上后重新检测';
  const notRun = found.filter(({ outcome }) => outcome === 'not-run');
  expect(Object.fromEntries(notRun.map(({ code, note: why }) => [code, why]))).toEqual({
    '4-1': note,
    '4-2': note,
  });
});

test('what comes over the network has neither carrier nor package: those items do not apply, by a rule that is named', async () => {
  const found = await lookAtAll(
    { ...flawless.subject, expected: {} },
    { ...flawless.batch, kind: 'records', expected: {} },
  );
  const inapplicable = found.filter(({ outcome }) => outcome === 'not-applicable');
  expect(new Set(inapplicable.map(({ code }) => code))).toEqual(
    new Set(['1-12', '1-13', '2-1', '2-2', '4-3', '4-4', '4-5', '4-6']),
  );
  expect(inapplicable.filter(({ note }) => !note)).toEqual([]);
});

test('a batch whose list says no total has not passed by it', async () => {
  const found = await lookAtAll(flawless.subject, { ...flawless.batch, expected: {} });
  const totals = found.filter(({ code }) => ['2-1', '2-2'].includes(code));
  expect(totals.map(({ outcome }) => outcome)).toEqual(['not-run', 'not-run']);
});

test('letters that occur in the packed bytes of a picture are no script', async () => {
  const pdf = Buffer.concat([
    await givenPdf(1),
    Buffer.from('\nstream\nx/JS (y/Encrypt z\nendstream\n'),
  ]);
  const found = await lookAtAll(await withBytes(archive, flawless.subject, pdf), flawless.batch);
  expect(found.find(({ code }) => code === '3-8')?.outcome).toBe('passed');
});

test('a record on paper has no bytes to look at', async () => {
  const { known } = flawless.subject;
  const found = await lookAtAll(
    {
      ...flawless.subject,
      components: [],
      expected: {},
      known: { ...known, components: [], record: { ...known.record, carrier: 'paper' } },
    },
    flawless.batch,
  );
  const ofBytes = ['1-1', '1-10', '1-11', '1-14', '2-11', '3-3', '3-4', '3-6', '3-8', '4-2'];
  expect(found.filter(({ code }) => ofBytes.includes(code)).map(({ outcome }) => outcome)).toEqual(
    ofBytes.map(() => 'not-applicable'),
  );
});
