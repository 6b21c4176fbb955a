// Prints one JSON line: how long the numbering map of a fonds of 20,000 records takes, as an archivist
// asks for it (row-level security on, 40 classes, gaps, repeats of an old catalogue), and beside it what the
// same PostgreSQL takes to read the same rows' class and number alone. Another number of records as first argument.
import { cpus } from 'node:os';
import { givenArchivist } from '../server/src/arrangement/given-filing.test-fixture.ts';
import {
  givenNumbered,
  givenWithOldNumbers,
} from '../server/src/arrangement/numbering/given-numbers.test-fixture.ts';
import { findNumberMap } from '../server/src/arrangement/numbering/number-map.ts';
import setup from '../server/test/global-setup.ts';

const records = Number(process.argv[2] ?? 20_000);
const perClass = Math.ceil(records / 40);

const close = await setup();
const { archive, agency, archivist } = await givenArchivist();
try {
  for (let year = 2006; year < 2026; year += 1)
    for (const [code, departmentId] of [
      ['BGS', agency.officeId],
      ['CWK', agency.financeId],
    ] as const) {
      const place = { year, retention: 'D30', departmentId };
      const numbers = Array.from({ length: perClass }, (_, index) => index + 1);
      await givenNumbered(archive, agency, place, {
        classKey: `A001/WS/${year}/D30/${code}`,
        numbers: numbers.filter((number) => number % 97 !== 0),
      });
      await givenWithOldNumbers(archive, agency, place, [1, 2, perClass]);
    }
  const map = () => archive.read(archivist, (db) => findNumberMap(db, agency.fondsId));
  const plain = () =>
    archive.read(archivist, (db) =>
      db
        .selectFrom('record')
        .select(['class_key', 'item_number'])
        .where('fonds_id', '=', agency.fondsId)
        .execute(),
    );
  const cold = await milliseconds(map);
  const warm = median(await times(map));
  console.log(
    JSON.stringify({
      bench: 'numbering-map',
      records,
      classes: (await map()).length,
      firstMs: cold,
      medianMs: warm,
      plainReadMedianMs: median(await times(plain)),
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
    }),
  );
} finally {
  await archive[Symbol.asyncDispose]();
  await close();
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  const measured: number[] = [];
  for (let round = 0; round < 9; round += 1) measured.push(await milliseconds(work));
  return measured;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
