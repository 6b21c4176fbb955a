// Prints one JSON line: what a reader waits for at 100,000 records, and the same asked of a plain
// `like '%…%'` over the same normalised titles in the same run. Another size as first argument.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { normalise } from '../server/src/search/engine/match-text.ts';
import type {
  IndexedRecord,
  SearchEngine,
  SearchRequest,
} from '../server/src/search/engine/search-engine.ts';
import { openSqliteEngine } from '../server/src/search/engine/sqlite-engine.ts';
import { givenTitles } from './titles.ts';

const RUNS = 50;
const size = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'lantai-bench-'));
const path = join(folder, 'records.sqlite');

const records = givenTitles(size);
const visible = [{ agencyId: 'agency-1', filedOnly: false, maxSecurityRank: 1 }];
const asked: Record<string, Partial<SearchRequest>> = {
  newest: {},
  frequent: { text: '通知' },
  phrase: { text: '关于进一步加强' },
  words: { text: '通知 防汛 2019' },
  number: { text: records[size >> 1]?.documentNumber ?? '' },
  character: { text: '水' },
  facets: { text: '通知', filters: { year: [2019, 2020], retention: ['永久'] } },
  relevance: { text: '通知', sort: 'relevance' },
};

function request(known: Partial<SearchRequest>): SearchRequest {
  return { text: '', filters: {}, visible, sort: 'newest', limit: 20, ...known };
}

async function timesOf(work: () => unknown): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  const at = (share: number) => Math.round((times[Math.floor(RUNS * share)] ?? 0) * 100) / 100;
  return { p50: at(0.5), p95: at(0.95) };
}

async function fill(engine: SearchEngine, records: readonly IndexedRecord[]): Promise<number> {
  const start = performance.now();
  await engine.upsert(records);
  return Math.round(records.length / ((performance.now() - start) / 1000));
}

async function pageHundred(engine: SearchEngine): Promise<SearchRequest> {
  let page = request({ text: '通知' });
  for (let number = 1; number < 100; number++) {
    const { next } = await engine.search(page);
    if (next === undefined) throw new Error(`only ${number} pages`);
    page = { ...page, after: next };
  }
  return page;
}

function likeScan(records: readonly IndexedRecord[]) {
  const database = new DatabaseSync(':memory:');
  database.exec('create table title (key integer primary key, text text not null)');
  const put = database.prepare('insert into title (text) values (?)');
  database.exec('begin');
  for (const { title } of records) put.run(normalise(title));
  database.exec('commit');
  const count = database.prepare(`select count(*) as total from title where text like ?`);
  return (text: string) => Number(count.get(`%${normalise(text)}%`)?.total);
}

const engine = openSqliteEngine(path);
const recordsPerSecond = await fill(engine, records);
const loading = performance.now();
await engine.search(request({}));
const load = Math.round(performance.now() - loading);

const milliseconds: Record<string, { p50: number; p95: number; total: number }> = {};
for (const [name, known] of Object.entries(asked)) {
  const { total } = await engine.search(request(known));
  milliseconds[name] = { ...(await timesOf(() => engine.search(request(known)))), total };
}
const hundred = await pageHundred(engine);
milliseconds.page100 = { ...(await timesOf(() => engine.search(hundred))), total: 0 };

const scan = likeScan(records);
const peer: Record<string, { p50: number; times: number }> = {};
for (const name of ['frequent', 'phrase']) {
  const text = asked[name]?.text ?? '';
  const ours = milliseconds[name];
  if (ours === undefined || scan(text) !== ours.total) throw new Error(`${text}: counts differ`);
  const { p50 } = await timesOf(() => scan(text));
  peer[name] = { p50, times: Math.round((p50 / ours.p50) * 10) / 10 };
}

await engine.close();
const megabytes = Math.round(statSync(path).size / 2 ** 20);
rmSync(folder, { recursive: true });
console.log(
  JSON.stringify({
    bench: 'search',
    records: size,
    recordsPerSecond,
    megabytes,
    loadMilliseconds: load,
    milliseconds,
    like: peer,
  }),
);
