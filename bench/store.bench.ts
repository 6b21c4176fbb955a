import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openRoot } from '../server/src/preservation/ocfl-root.ts';
import { openStaging, stage } from '../server/src/preservation/staging.ts';
import { verifyObject } from '../server/src/preservation/verify-object.ts';
import { writeObject } from '../server/src/preservation/write-object.ts';

// node bench/store.bench.ts [DIR]: objects of one PDF and its metadata, next to the least a careful program can
// do with the same bytes: copy each and sync it. DIR names the disk to measure.
const objects = 500;
const atOnce = 16;

const laws = join(import.meta.dirname, '../../shared/data/laws-pdf');
const data = await mkdtemp(join(process.argv[2] ?? tmpdir(), 'lantai-bench-'));
const names = await readdir(laws).catch(() => []);
if (names.length === 0) throw new Error(`no PDFs in ${laws}`);

/** Every PDF different, as records are: equal bytes would be linked once and copied ever after. */
const sources = await Promise.all(
  Array.from({ length: objects }, async (_, number) => {
    const bytes = await readFile(join(laws, names[number % names.length] ?? ''));
    return Buffer.concat([bytes, Buffer.from(`\n% ${number}\n`)]);
  }),
);
const megabytes = sources.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6;

const staging = await openStaging(join(data, 'staging'));
const root = await openRoot(join(data, 'store'), staging);

const stagedIn: { sha512: string; sm3: string }[] = [];
const staging_s = await timed(async (number) => {
  stagedIn[number] = await stage(staging, Readable.from([sources[number]]));
});
const writing_s = await timed(async (number) => {
  const { sha512, sm3 } = stagedIn[number] ?? { sha512: '', sm3: '' };
  await writeObject(root, {
    id: idOf(number),
    message: 'bench',
    user: { name: 'bench', address: 'urn:x:bench' },
    created: new Date(0),
    files: [
      { logicalPath: 'content/001-正本.pdf', source: { staged: sha512, sm3 } },
      { logicalPath: 'metadata/record.json', source: { text: JSON.stringify({ number }) } },
    ],
  });
});
const verifying_s = await timed(async (number) => {
  const findings = await verifyObject(root, idOf(number));
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
});

await mkdir(join(data, 'plain'));
const plain_s = await timed(async (number) => {
  const from = join(data, 'staging', stagedIn[number]?.sha512.slice(0, 2) ?? '');
  const to = join(data, 'plain', `${number}.pdf`);
  await copyFile(join(from, stagedIn[number]?.sha512 ?? ''), to, constants.COPYFILE_EXCL);
  await using handle = await open(to, 'r');
  await handle.sync();
});
const { size } = await stat(join(data, 'plain', '0.pdf'));
if (size !== sources[0]?.byteLength) throw new Error('the plain copy is not what was to be copied');
await rm(data, { recursive: true });

const per = (seconds: number) => ({
  objects_per_s: Math.round(objects / seconds),
  mb_per_s: Number((megabytes / seconds).toFixed(1)),
});
console.log(
  JSON.stringify({
    bench: 'store',
    objects,
    at_once: atOnce,
    megabytes: Math.round(megabytes),
    stage: per(staging_s),
    write: per(writing_s),
    stage_and_write: per(staging_s + writing_s),
    verify: per(verifying_s),
    plain_copy_and_sync: per(plain_s),
    time_of_write_to_plain: Number((writing_s / plain_s).toFixed(2)),
    time_of_stage_and_write_to_plain: Number(((staging_s + writing_s) / plain_s).toFixed(2)),
    threads: process.env.UV_THREADPOOL_SIZE ?? '4',
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
  }),
);

function idOf(number: number): string {
  return `urn:x-bench:${number}`;
}

/** Seconds for all objects, so many at once. */
async function timed(work: (number: number) => Promise<void>): Promise<number> {
  let next = 0;
  const start = performance.now();
  const worker = async () => {
    while (next < objects) {
      const number = next;
      next += 1;
      await work(number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - start) / 1000;
}
