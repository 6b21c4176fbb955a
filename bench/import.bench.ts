// Prints one JSON line: rows a second that an import takes in, from a csv to numbered records with
// their trail, and beside it what the same PostgreSQL does in the same run with a plain COPY of the
// same rows into a table with the same first columns, in one transaction, without checking anything.
// Another number of rows as first argument.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { runImport } from '../server/src/capture/import/run-import.ts';
import { createFonds } from '../server/src/classification/create-fonds.ts';
import { createUnit } from '../server/src/identity/create-unit.ts';
import { systemActor } from '../server/src/platform/actor.ts';
import { execute } from '../server/src/platform/command.ts';
import { connect } from '../server/src/platform/database.ts';
import { openEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts';
import { migrate } from '../server/src/platform/migrate.ts';
import { openStorage } from '../server/src/preservation/storage.ts';
import { givenTitles } from './titles.ts';

const rows = Number(process.argv[2] ?? 10_000);
const folder = await mkdtemp(join(tmpdir(), 'lantai-bench-'));
const postgres = await openEmbeddedPostgres({ directory: join(folder, 'postgres') });
await migrate(postgres.ownerUrl(), { name: 'lantai_app', password: 'bench' });
const url = new URL(postgres.ownerUrl());
url.username = 'lantai_app';
url.password = 'bench';
const platform = { db: connect(url.href), now: () => new Date() };
const storage = await openStorage(folder);

const records = givenTitles(rows);
const file = join(folder, 'catalogue.csv');
const cells = records.map(({ title, documentNumber, documentDay, retention }, index) => [
  `${title}（${index}）`,
  '示例局',
  `${documentNumber}之${index}`,
  documentDay,
  retention,
  '办公室',
]);
const heading = ['题名', '责任者', '文号', '日期', '保管期限', '机构'];
await writeFile(file, [heading, ...cells].map((row) => row.join(',')).join('\n'));

async function importAll(): Promise<number> {
  const unit = { kind: 'agency', parentId: null, code: 'A001', name: '示例局' } as const;
  const agency = await execute(platform, createUnit, systemActor, unit);
  const fonds = { agencyId: agency.id, code: 'A001', name: '示例局', foundedOn: null };
  await execute(platform, createFonds, systemActor, fonds);
  const request = { fondsCode: 'A001', category: 'WS', file, dryRun: false } as const;
  const start = performance.now();
  const { imported } = await runImport(platform, storage, { ...request, actor: systemActor });
  const seconds = (performance.now() - start) / 1000;
  if (imported !== rows) throw new Error(`${imported} of ${rows} rows were imported`);
  return seconds;
}

async function copyAll(): Promise<number> {
  const client = new pg.Client(postgres.ownerUrl());
  await client.connect();
  const columns = 'title text, creator text, number text, day text, retention text, unit text';
  await client.query(
    `create table plain (id bigint generated always as identity primary key, ${columns})`,
  );
  const start = performance.now();
  await client.query(
    `copy plain (title, creator, number, day, retention, unit) from '${file}' with (format csv, header)`,
  );
  const seconds = (performance.now() - start) / 1000;
  const { rows: counted } = await client.query('select count(*)::int as rows from plain');
  if (counted[0]?.rows !== rows) throw new Error(`${counted[0]?.rows} rows were copied`);
  await client.end();
  return seconds;
}

try {
  const importing = await importAll();
  const copying = await copyAll();
  console.log(
    JSON.stringify({
      bench: 'import',
      rows,
      rowsPerSecond: Math.round(rows / importing),
      plainCopyRowsPerSecond: Math.round(rows / copying),
      timeOfImportToCopy: Math.round(importing / copying),
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
    }),
  );
} finally {
  await platform.db.destroy();
  await postgres.close();
  await rm(folder, { recursive: true });
}
