import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { givenArchivist } from '../given-filing.test-fixture.ts';
import { numberGiven } from './claims.ts';
import { explainGap } from './explain-gap.ts';
import { givenNumbered, givenWithOldNumbers } from './given-numbers.test-fixture.ts';
import { findNumberMap } from './number-map.ts';
import { getItemNumber } from './number-queries.ts';
import { reserveNumbers } from './reserve-numbers.ts';

const upTo = (last: number, without: readonly number[] = []) =>
  Array.from({ length: last }, (_, index) => index + 1).filter((each) => !without.includes(each));

test('in a fonds of 20,000 records the map finds every planted gap, repeat and reserved number', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const { fondsId, officeId, financeId } = agency;
  const planted = new Map<string, { missing: number[]; repeated: number[] }>();
  for (let year = 2006; year < 2026; year += 1)
    for (const [code, departmentId] of [
      ['BGS', officeId],
      ['CWK', financeId],
    ] as const) {
      const classKey = `A001/WS/${year}/D30/${code}`;
      const missing = [year - 2000, 250, 499 - (year - 2000)];
      const repeated = year % 2 === 0 ? [100, 300] : [];
      const place = { year, retention: 'D30', departmentId };
      await givenNumbered(archive, agency, place, { classKey, numbers: upTo(500, missing) });
      // An old catalogue that claims what is given already.
      if (repeated.length > 0) await givenWithOldNumbers(archive, agency, place, repeated);
      planted.set(classKey, { missing, repeated });
    }
  const reservedIn = 'A001/WS/2025/D30/BGS';
  await archive.run(reserveNumbers, archivist, {
    fondsId,
    classKey: reservedIn,
    first: 510,
    last: 512,
    reason: '待补会议记录',
    until: null,
  });

  const { count } = await keepHouse(archive.platform, (tx) =>
    tx
      .selectFrom('record')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  );
  expect(count).toBeGreaterThanOrEqual(19_900);
  const map = await archive.read(archivist, (db) => findNumberMap(db, fondsId));
  const found = map.map(({ classKey, runs }) => {
    const numbers = (state: string) =>
      runs
        .filter((run) => run.state === state)
        .flatMap(({ first, last }) => upTo(last).filter((each) => each >= first));
    return [
      classKey,
      { missing: numbers('missing'), repeated: numbers('repeated') },
      numbers('reserved'),
    ];
  });
  const expected = [...planted]
    .map(([classKey, { missing, repeated }]) => {
      const isReserved = classKey === reservedIn;
      const gaps = missing.toSorted((one, other) => one - other);
      return [classKey, { missing: gaps, repeated }, isReserved ? [510, 511, 512] : []];
    })
    .map((each) => JSON.stringify(each))
    .toSorted((one, other) => (one < other ? -1 : 1));
  expect(found.map((each) => JSON.stringify(each))).toEqual(expected);
}, 60_000);

test('two rows of an old catalogue with one number repeat it; a click on it names both', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const { fondsId, officeId } = agency;
  const place = { year: 1998, retention: '长期', departmentId: officeId };
  await givenWithOldNumbers(archive, agency, place, [1, 2, 2, 4]);
  const classKey = 'A001/WS/1998/D30/BGS';
  const [ofClass] = await archive.read(archivist, (db) => findNumberMap(db, fondsId));
  expect(ofClass).toMatchObject({
    classKey,
    retention: '长期',
    lastNumber: 4,
    counts: { numbered: 0, given: 2, repeated: 1, missing: 1, reserved: 0, explained: 0, free: 0 },
  });
  const number = await archive.read(archivist, (db) =>
    getItemNumber(db, { fondsId, classKey, number: 2 }),
  );
  expect(number.claims.map(({ title, way, state }) => [title, way, state])).toEqual([
    ['旧目录第 2 件', 'given', 'registered'],
    ['旧目录第 2 件', 'given', 'registered'],
  ]);
});

test('a gap that is explained is none any more, and only a gap can be explained', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const { fondsId, officeId } = agency;
  const classKey = 'A001/WS/2020/Y/BGS';
  const place = { year: 2020, retention: 'Y', departmentId: officeId };
  await givenNumbered(archive, agency, place, { classKey, numbers: [1, 2, 5] });
  const gap = { fondsId, classKey, cause: 'moved-out', reason: '移交工会全宗' } as const;
  await archive.run(explainGap, archivist, { ...gap, first: 3, last: 4 });
  const [ofClass] = await archive.read(archivist, (db) => findNumberMap(db, fondsId));
  expect(ofClass?.runs).toEqual([
    { first: 1, last: 2, state: 'numbered' },
    { first: 3, last: 4, state: 'explained' },
    { first: 5, last: 5, state: 'numbered' },
  ]);
  for (const [first, last, numbers] of [
    [2, 2, '0002'],
    [4, 6, '0004、0005、0006'],
  ] as const)
    await expect(archive.run(explainGap, archivist, { ...gap, first, last })).rejects.toMatchObject(
      { code: 'arrangement.not-a-gap', details: { numbers } },
    );
});

test('nobody explains a gap of an agency they do not work in', async () => {
  const { archive, agency } = await givenArchivist();
  await using _ = archive;
  const { fondsId, officeId } = agency;
  const classKey = 'A001/WS/2020/Y/BGS';
  const place = { year: 2020, retention: 'Y', departmentId: officeId };
  await givenNumbered(archive, agency, place, { classKey, numbers: [1, 3] });
  const clerk = await givenPerson(archive, 'department-archivist', officeId);
  await expect(
    archive.run(explainGap, clerk, {
      ...{ fondsId, classKey, first: 2, last: 2 },
      ...{ cause: 'voided', reason: '作废' },
    }),
  ).rejects.toThrow();
});

test('a number is read from the 件号 a row came with, or from the end of its 档号', () => {
  expect(numberGiven({ item: '0026', code: 'A001-WS·2020-Y-0027' })).toBe(26);
  expect(numberGiven({ item: null, code: 'A001-WS·2020-Y-0027' })).toBe(27);
  expect(numberGiven({ item: '２６', code: null })).toBe(26);
  for (const item of ['甲', '0', '26-1', ''])
    expect(numberGiven({ item, code: null })).toBeUndefined();
});
