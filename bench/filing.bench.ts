// Prints one JSON line: records a second that a filing numbers, writes to the store and marks filed,
// each with a PDF of about 100 KB, everything synced to the disk as in the product. Beside it the
// least a careful program could do with the same files in the same run: copy each and sync it.
// node bench/filing.bench.ts [RECORDS] [DIR]; DIR names the disk to measure.
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { emptyDescription } from '../contract/src/records/record.ts';
import { fileRecords } from '../server/src/arrangement/file-records.job.ts';
import { createFonds } from '../server/src/classification/create-fonds.ts';
import { createUnit } from '../server/src/identity/create-unit.ts';
import { openInstallation } from '../server/src/installation.ts';
import { systemActor } from '../server/src/platform/actor.ts';
import { type Command, execute } from '../server/src/platform/command.ts';
import { perform } from '../server/src/platform/job.ts';
import { stage, stagedPath } from '../server/src/preservation/staging.ts';
import { createRecord } from '../server/src/records/create-record.ts';
import { givenSchedule } from './given-schedule.ts';
import { givenTitles } from './titles.ts';

const records = Number(process.argv[2] ?? 1000);
const bytesEach = 100 * 1024;
const atOnce = 16;

const folder = await mkdtemp(join(process.argv[3] ?? tmpdir(), 'lantai-bench-'));
const installation = await openInstallation({ data: join(folder, 'data') });
const { platform, storage } = installation;
const run = <Input, Result>(command: Command<Input, Result>, input: Input) =>
  execute(platform, command, systemActor, input);

/** A department with records that wait, their bytes staged; what staging costs, `store` measures. */
async function prepare(): Promise<{ fondsId: string; staged: string[] }> {
  const unit = { kind: 'agency', parentId: null, code: 'A001', name: '示例局' } as const;
  const agency = await run(createUnit, unit);
  const office = { kind: 'department', parentId: agency.id, code: 'BGS', name: '办公室' } as const;
  const department = await run(createUnit, office);
  const fonds = { agencyId: agency.id, code: 'A001', name: '示例局', foundedOn: null };
  const { id: fondsId } = await run(createFonds, fonds);
  await givenSchedule(platform, agency.id);
  const staged = [];
  for (const { title, documentDay } of givenTitles(records)) {
    // Filing never looks inside: the bytes need the size of a document, and to be unlike each other.
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytesEach)]);
    const component = await stage(storage.staging, Readable.from([bytes]));
    staged.push(component.sha512);
    await run(createRecord, {
      fondsId,
      category: 'WS',
      description: {
        ...emptyDescription,
        title,
        creator: '示例局',
        date: documentDay,
        retention: 'D30',
        departmentId: department.id,
      },
      components: [
        { role: 'original', fileName: '正本.pdf', mediaType: 'application/pdf', ...component },
      ],
      register: true,
      source: 'bench',
      sourceKey: null,
    });
  }
  return { fondsId, staged };
}

async function fileAll(fondsId: string): Promise<number> {
  const start = performance.now();
  const outcome = await perform(platform, fileRecords(platform, storage), {
    jobId: crypto.randomUUID(),
    actor: systemActor,
    payload: { fondsId },
    progress: async () => {},
  });
  const seconds = (performance.now() - start) / 1000;
  const { filed } = outcome as { filed: number };
  if (filed !== records) throw new Error(`${filed} of ${records} records were filed`);
  return seconds;
}

/** Before the filing, which may take the staged bytes over. */
async function copyAll(staged: readonly string[]): Promise<number> {
  const plain = join(folder, 'plain');
  await mkdir(plain);
  let next = 0;
  const worker = async () => {
    for (let number = next; number < staged.length; number = next) {
      next += 1;
      const to = join(plain, `${number}.pdf`);
      await copyFile(
        stagedPath(storage.staging, staged[number] ?? ''),
        to,
        constants.COPYFILE_EXCL,
      );
      await using handle = await open(to, 'r');
      await handle.sync();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - start) / 1000;
}

try {
  const { fondsId, staged } = await prepare();
  const copying = await copyAll(staged);
  const filing = await fileAll(fondsId);
  const megabytes = (records * bytesEach) / 1e6;
  console.log(
    JSON.stringify({
      bench: 'filing',
      records,
      records_per_s: Math.round(records / filing),
      mb_per_s: Number((megabytes / filing).toFixed(1)),
      plain_copy_and_sync_records_per_s: Math.round(records / copying),
      plain_copy_and_sync_mb_per_s: Number((megabytes / copying).toFixed(1)),
      time_of_filing_to_plain: Number((filing / copying).toFixed(2)),
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
    }),
  );
} finally {
  await installation.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
