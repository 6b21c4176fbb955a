// Prints one JSON line: how fast the store is read against its digests, beside one process that takes the same digests
// of the same bytes; and what a search waits for meanwhile. Mebibytes of content as first argument.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beginServing } from '../server/src/platform/serving.ts';
import { readFixity } from '../server/src/preservation/fixity/read-objects.ts';
import { objectPath } from '../server/src/preservation/ocfl-root.ts';
import { stage } from '../server/src/preservation/staging.ts';
import { openStorage } from '../server/src/preservation/storage.ts';
import { writeObject } from '../server/src/preservation/write-object.ts';
import { openSqliteEngine } from '../server/src/search/engine/sqlite-engine.ts';
import { givenTitles } from './titles.ts';

const mebibytes = Number(process.argv[2] ?? 1024);
const folder = await mkdtemp(join(tmpdir(), 'lantai-bench-'));
const storage = await openStorage(folder);

// What an office keeps: a document of a few hundred kilobytes and an attachment, now and then a long scan.
const sizes = [300_000, 80_000, 700_000, 150_000, 4_000_000, 250_000];
const objects: { id: string; path: string }[] = [];
let written = 0;
for (let number = 0; written < mebibytes * 2 ** 20; number += 1) {
  const bytes = randomBytes(sizes[number % sizes.length] ?? 0);
  const staged = await stage(storage.staging, [bytes]);
  const id = `urn:uuid:bench-${number}`;
  await writeObject(storage.store, {
    ...{ id, message: 'bench', created: new Date(0) },
    user: { name: 'bench', address: 'urn:lantai:bench' },
    files: [
      { logicalPath: 'metadata/record.json', source: { text: `{"number":${number}}` } },
      { logicalPath: 'content/001.bin', source: { staged: staged.sha512, sm3: staged.sm3 } },
    ],
  });
  objects.push({ id, path: objectPath(storage.store, id) });
  written += bytes.length;
}
await rm(storage.staging.path, { recursive: true });

/** Somebody who asks ten times a second, whatever else is done: milliseconds each time, until told to stop. */
const titles = givenTitles(100_000);
const engine = openSqliteEngine(join(folder, 'records.sqlite'));
await engine.upsert(titles);
const visible = [{ agencyId: 'agency-1', filedOnly: false, maxSecurityRank: 1 }];
const words = ['通知', '关于进一步加强', '水', '防汛', '工作'];
async function searching(isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let asked = 0; !isOver(); asked += 1) {
    const start = performance.now();
    const text = words[asked % words.length] ?? '';
    // As the server counts who waits for an answer.
    const end = beginServing();
    await engine.search({ text, filters: {}, visible, sort: 'newest', limit: 20 });
    end();
    times.push(performance.now() - start);
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, 100 - (performance.now() - start))),
    );
  }
  return times;
}
const p95 = (times: readonly number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0;

const median = (times: readonly number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

/** The peer: one process that reads each file once and takes SHA-512 and SM3 of it. */
async function hashPlainly(): Promise<number> {
  const script = fileURLToPath(new URL('hash-plainly.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, storage.store.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  await once(child, 'exit');
  return Number(JSON.parse(out).seconds);
}

/** In batches, as an inspection reads. */
async function readAll(): Promise<number> {
  const start = performance.now();
  for (let done = 0; done < objects.length; done += 32)
    for (const { findings } of await readFixity(objects.slice(done, done + 32)))
      if (findings.length > 0) throw new Error(JSON.stringify(findings[0]));
  return (performance.now() - start) / 1000;
}

let files = 0;
for (const entry of await readdir(storage.store.path, { recursive: true, withFileTypes: true }))
  if (entry.isFile()) files += 1;
// Once to bring the bytes into the system's memory: both are to be limited by the same thing.
await hashPlainly();
const long = 20_000;
const until = Date.now() + long;
const alone = await searching(() => Date.now() > until);
// In turns, because a machine is not equally quick all the time.
const [peers, readings]: [number[], number[]] = [[], []];
for (let round = 0; round < 3; round += 1) {
  peers.push(await hashPlainly());
  readings.push(await readAll());
}
// Again and again, as long as was searched alone: of a few searches there is no p95.
let isOver = false;
const meanwhile = searching(() => isOver);
const besides: number[] = [];
for (const end = Date.now() + long; Date.now() < end; ) besides.push(await readAll());
isOver = true;
const during = await meanwhile;
const [peer, reading, beside] = [median(peers), median(readings), median(besides)];
const bytes = written;
await engine.close();
await rm(folder, { recursive: true });

const rate = (seconds: number) => Math.round(bytes / 2 ** 20 / seconds);
console.log(
  JSON.stringify({
    bench: 'fixity',
    objects: objects.length,
    files,
    mebibytes: Math.round(bytes / 2 ** 20),
    mib_per_s: rate(reading),
    plain_mib_per_s: rate(peer),
    ratio: Number((peer / reading).toFixed(2)),
    mib_per_s_beside_searches: rate(beside),
    ratio_beside_searches: Number((peer / beside).toFixed(2)),
    search_p95_ms: Number(p95(alone).toFixed(1)),
    search_p95_ms_meanwhile: Number(p95(during).toFixed(1)),
    search_rise: Number((p95(during) / p95(alone) - 1).toFixed(2)),
    searches: [alone.length, during.length],
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
  }),
);
process.exit();
