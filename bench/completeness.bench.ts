// Prints one JSON line: how long the report of missing document numbers takes at 100,000 records of one
// fonds; how fast 20,000 texts are compared, and whether every planted near copy among them is found
// and nothing else. The peer of the texts: comparing each with 200 others word for word.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createFonds } from '../server/src/classification/create-fonds.ts';
import { compareNewTexts } from '../server/src/collection/help/compare-texts.ts';
import { findDuplicates } from '../server/src/collection/help/duplicate-queries.ts';
import { givenTexts } from '../server/src/collection/help/given-texts.test-fixture.ts';
import { findNumberSequences } from '../server/src/collection/help/number-gap-queries.ts';
import { shinglesOf, similarity } from '../server/src/collection/help/text-sketch.ts';
import { createUnit } from '../server/src/identity/create-unit.ts';
import { systemActor } from '../server/src/platform/actor.ts';
import { execute, read } from '../server/src/platform/command.ts';
import { connect } from '../server/src/platform/database.ts';
import { openEmbeddedPostgres } from '../server/src/platform/embedded-postgres.ts';
import { migrate } from '../server/src/platform/migrate.ts';

const numbered = Number(process.argv[3] ?? 100_000);
const compared = Number(process.argv[2] ?? 20_000);
const planted = compared / 100;
const folder = await mkdtemp(join(tmpdir(), 'lantai-bench-'));
const postgres = await openEmbeddedPostgres({ directory: join(folder, 'postgres') });
await migrate(postgres.ownerUrl(), { name: 'lantai_app', password: 'bench' });
const url = new URL(postgres.ownerUrl());
url.username = 'lantai_app';
url.password = 'bench';
const platform = { db: connect(url.href), now: () => new Date() };
const owner = new pg.Client(postgres.ownerUrl());
await owner.connect();

const unit = { kind: 'agency', parentId: null, code: 'A001', name: '示例局' } as const;
const agency = await execute(platform, createUnit, systemActor, unit);
const fondsOf = async (code: string) =>
  (
    await execute(platform, createFonds, systemActor, {
      ...{ agencyId: agency.id, code, name: code, foundedOn: null },
    })
  ).id;
const [numberedFonds, comparedFonds] = [await fondsOf('A001'), await fondsOf('A002')];

/** Forty issuers, thirty years, two numbers of three. */
async function timeGaps() {
  await owner.query(
    `insert into record (agency_id, fonds_id, category, state, received_as, creator, source, created_at, changed_at,
       document_number_key, temporary_number)
     select $1, $2, 'WS', 'registered', 'collected', '示例局', 'bench', now(), now(),
       '示' || chr(20000 + n % 40) || '发〔' || 1990 + n / 40 % 30 || '〕' || n / 1200 * 3 / 2 + 1 || '号', 'N' || n
     from generate_series(1, $3::int) n`,
    [agency.id, numberedFonds, numbered],
  );
  await owner.query('analyze record');
  const times: number[] = [];
  let missing = 0;
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now();
    const asked = { fondsId: numberedFonds, whose: 'all', open: false } as const;
    ({ missing } = await read(platform, systemActor, (db) => findNumberSequences(db, asked)));
    times.push(performance.now() - start);
  }
  return {
    records: numbered,
    missing,
    milliseconds: Math.round(times.toSorted((a, b) => a - b)[2] ?? 0),
  };
}

const texts = givenTexts(compared, planted);

async function timeTexts() {
  await owner.query(
    `with given as (
       select gen_random_uuid() as id, gen_random_uuid() as component, n, content
       from unnest($3::text[]) with ordinality as made (content, n)),
     records as (
       insert into record (id, agency_id, fonds_id, category, state, received_as, title, source, source_key, created_at, changed_at)
       select id, $1, $2, 'WS', 'draft', 'collected', n::text, 'bench', n::text, now(), now() from given returning id),
     components as (
       insert into component (id, agency_id, record_id, role, position, file_name, media_type, size, sha512, sm3, added_at, text_state)
       select component, $1, id, 'original', 1, '正本.pdf', 'application/pdf', 1, n::text, n::text, now(), 'read' from given)
     insert into component_text (component_id, agency_id, content, tool, read_at)
     select component, $1, content, 'bench', now() from given`,
    [agency.id, comparedFonds, texts.map(({ text }) => text)],
  );
  await owner.query('analyze');
  const start = performance.now();
  await compareNewTexts(platform);
  const seconds = (performance.now() - start) / 1000;
  return {
    texts: compared,
    textsPerSecond: Math.round(compared / seconds),
    ...(await judgePairs()),
  };
}

/** Of what was planted, what is near enough to be called so must be found, and nothing else. */
async function judgePairs() {
  const found = new Set<string>();
  let after: string | undefined;
  do {
    const page = await read(platform, systemActor, (db) =>
      findDuplicates(db, {
        fondsId: comparedFonds,
        judged: false,
        kind: 'text',
        limit: 200,
        after,
      }),
    );
    for (const { low, high } of page.pairs)
      found.add([Number(low.title), Number(high.title)].toSorted((a, b) => a - b).join(' '));
    after = page.next ?? undefined;
  } while (after);
  const near = texts.flatMap(({ text, copyOf }, place) => {
    const original = copyOf === undefined ? undefined : texts[copyOf]?.text;
    const shared = original && similarity(shinglesOf(text), shinglesOf(original));
    return shared && shared >= 0.8 ? [`${(copyOf ?? 0) + 1} ${place + 1}`] : [];
  });
  const source = (title: number) => texts[title - 1]?.copyOf ?? title - 1;
  const wrong = [...found].filter((pair) => {
    const [left = 0, right = 0] = pair.split(' ').map(Number);
    return source(left) !== source(right);
  });
  return {
    planted: near.length,
    missed: near.filter((pair) => !found.has(pair)).length,
    wrong: wrong.length,
  };
}

function wordForWord(): number {
  const shingles = texts.slice(0, 201).map(({ text }) => shinglesOf(text));
  const start = performance.now();
  const [first = new Set<number>(), ...others] = shingles;
  for (const other of others) similarity(first, other);
  return Math.round(200 / ((performance.now() - start) / 1000));
}

const gaps = await timeGaps();
const near = await timeTexts();
console.log(
  JSON.stringify({ bench: 'completeness', gaps, near, pairsPerSecondWordForWord: wordForWord() }),
);
await owner.end();
await platform.db.destroy();
await postgres.close();
await rm(folder, { recursive: true, force: true });
