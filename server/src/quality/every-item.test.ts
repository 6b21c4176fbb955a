import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type CheckCode,
  type CheckStage,
  checkItems,
  checkItemsOf,
  checkStages,
} from '@lantai/contract/quality/check-item.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { type Looked, ofFiling, ofTransfer } from './flaws.test-fixture.ts';
import { givenFlawless, givenFlawlessFiled, lookAtAll } from './given-check.test-fixture.ts';
import { ofKeeping } from './keeping-flaws.test-fixture.ts';

let archive: TestArchive;
let flawlessOf: Record<CheckStage, Looked>;

beforeAll(async () => {
  archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const GD = await givenFlawless(archive, agency, archivist);
  const other = await givenAgency(archive, { code: 'A002' });
  const filing = await givenPerson(archive, 'archivist', other.agencyId);
  const YJ = await givenFlawlessFiled(archive, other, filing, 'YJ');
  const kept = await givenAgency(archive, { code: 'A003' });
  const keeping = await givenPerson(archive, 'archivist', kept.agencyId);
  const BC = await givenFlawlessFiled(archive, kept, keeping, 'BC');
  flawlessOf = { GD: { archive, ...GD }, YJ: { archive, ...YJ }, BC: { archive, ...BC } };
});
afterAll(() => archive[Symbol.asyncDispose]());

const byPeople: readonly CheckCode[] = ['2-7', '2-8', '3-4', '4-5', '4-7', '4-9'];

const flawsOf = { GD: ofFiling, YJ: ofTransfer, BC: ofKeeping };

/** Each item at each of its stages: 36 + 35 + 32. */
const everyItem = checkStages.flatMap((stage) =>
  checkItemsOf(stage).map(({ code }) => ({ stage, code })),
);
const automatic = everyItem.filter(({ code }) => !byPeople.includes(code));

test('the items are those of the standard, stage by stage', () => {
  const counts = checkStages.map((stage) => checkItemsOf(stage).length);
  expect([checkItems.length, ...counts]).toEqual([45, 36, 35, 32]);
  const path = resolve(import.meta.dirname, '../../../../shared/spec/dat70.json');
  if (!existsSync(path))
    return console.warn(`not run, ${path} is absent: the list of the standard`);
  const listed: Record<string, unknown>[] = JSON.parse(readFileSync(path, 'utf8'));
  expect(checkItems.map(({ code, name, stages }) => [code, name, ...stages])).toEqual(
    listed.map((one) => [
      one.code,
      one.name,
      ...checkStages.filter((stage) => one[stage] === true),
    ]),
  );
});

describe.each(checkStages)('at %s', (stage) => {
  test('nothing is wrong with a flawless record: each item says so, or waits for a person', async () => {
    const { subject, batch } = flawlessOf[stage];
    const found = await lookAtAll(subject, batch);
    expect(new Map(found.map(({ code, outcome }) => [code, outcome]))).toEqual(
      new Map(
        checkItemsOf(stage).map(({ code }) => [
          code,
          byPeople.includes(code) ? 'waiting' : 'passed',
        ]),
      ),
    );
    expect(found).toHaveLength(checkItemsOf(stage).length);
    const without = found.filter(
      ({ outcome, expected, actual }) => outcome === 'passed' && !(expected && actual),
    );
    expect(without).toEqual([]);
  });
});

test('every item that a program looks at has a flaw of its own here, at each of its stages', () => {
  expect(automatic.filter(({ stage, code }) => !(code in flawsOf[stage]))).toEqual([]);
  expect(everyItem).toHaveLength(103);
});

test.each(
  automatic.map(({ stage, code }) => {
    const [what, flaw] = flawsOf[stage][code] ?? ['nothing is known to be wrong', async () => ({})];
    return { stage, code, what, flaw };
  }),
)('$stage $code alone fails where $what', async ({ stage, code, flaw }) => {
  const looked = flawlessOf[stage];
  const { subject, batch } = { ...looked, ...(await flaw(looked)) };
  const failed = (await lookAtAll(subject, batch)).filter(({ outcome }) => outcome === 'failed');
  expect(failed.map((one) => one.code)).toEqual([code]);
  const [only] = failed;
  expect(only?.expected).not.toBe(only?.actual);
  expect(only?.seen.length).toBeGreaterThan(0);
});
