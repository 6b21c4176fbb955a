import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { DrillCertificate } from '@lantai/contract/backup/backup.ts';
import pg from 'pg';
import { Problem } from '#platform/problem.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { digestFile } from '../preservation/digest.ts';
import { layoutName, layoutSchema, placeOf } from '../preservation/ocfl-root.ts';
import { verifyObjectIn } from '../preservation/verify-object.ts';
import { type BackupFolder, openStored } from './backup-folder.ts';
import type { Kept, SetManifest } from './backup-manifest.ts';
import { compareTables, findUnguarded } from './compare-tables.ts';
import { restoreDatabase } from './restore-database.ts';
import { restoreFiles } from './restore-files.ts';
import { newestSet } from './restore-set.ts';
import { verifySet } from './verify-set.ts';

export type Rehearsal = {
  readonly folder: BackupFolder;
  readonly set?: string | undefined;
  readonly ownerUrl: string;
  readonly sample: number;
  readonly seed: string;
  readonly now: () => Date;
  readonly onStep: (note: string) => Promise<void>;
};

/**
 * Restores the newest set elsewhere and compares: the whole database into a database of its own, a drawn sample of
 * records into a folder of its own. Both are gone afterwards; what stays is the certificate (DA/T 70, BC-3-9).
 */
export async function rehearseRestore(rehearsal: Rehearsal): Promise<DrillCertificate> {
  const { folder, ownerUrl, seed, now, onStep } = rehearsal;
  const startedAt = now();
  const began = performance.now();
  const set = await newestSet(folder, rehearsal.set);
  await onStep('校验备份集');
  const { manifest, faults, bytes } = await verifySet(folder, set);
  const found: DrillCertificate['faults'] = faults.map(({ path, fault }) => ({
    where: path,
    what: fault === 'missing' ? '备份文件缺失' : '备份文件内容已变',
  }));
  const database = `lantai_drill_${randomUUID().replaceAll('-', '')}`;
  const scratch = await mkdtemp(join(tmpdir(), 'lantai-drill-'));
  let drawn: Drawn[] = [];
  try {
    await onStep('恢复数据库');
    const url = await createDatabase(ownerUrl, database);
    const restored = await attempt(() => restoreDatabase(folder, manifest, { ownerUrl: url }));
    if (restored) found.push({ where: '数据库', what: restored });
    else {
      await onStep('比对数据库');
      for (const { table, expectedRows, rows } of await compareTables(url, manifest))
        found.push({
          where: `表 ${table}`,
          what: `应有 ${expectedRows} 行，恢复后 ${rows} 行，或内容不同`,
        });
      for (const table of await findUnguarded(url))
        found.push({ where: `表 ${table}`, what: '恢复后没有访问控制' });
      await onStep('恢复并比对抽中的档案');
      drawn = await draw(url, rehearsal);
      found.push(...(await restoreSample({ folder, manifest, scratch }, drawn)));
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await dropDatabase(ownerUrl, database);
  }
  return {
    set,
    setTakenAt: manifest.header.takenAt,
    trailHead: manifest.header.trail.head,
    startedAt: startedAt.toISOString(),
    seconds: Math.round(performance.now() - began) / 1000,
    files: manifest.files.length,
    bytes,
    tables: manifest.header.tables.length,
    rows: manifest.header.tables.reduce((sum, { rows }) => sum + rows, 0),
    seed,
    records: [...new Map(drawn.map(({ recordId, code }) => [recordId, code])).values()],
    components: drawn.length,
    faults: found.slice(0, 200),
    passed: found.length === 0,
  };
}

type Drawn = {
  recordId: string;
  code: string;
  logicalPath: string;
  sha512: string;
  sm3: string;
};

/** The same seed draws the same records from the same set, so that an auditor can draw them again. */
async function draw(url: string, { seed, sample }: Rehearsal): Promise<Drawn[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<Drawn>(
      `with drawn as (
         select id, archival_code from record where state in ('filed', 'transferred') and archival_code is not null
           and exists (select from component where record_id = record.id and logical_path is not null)
         order by encode(sha256(convert_to($1 || id::text, 'UTF8')), 'hex') limit $2)
       select drawn.id as "recordId", archival_code as code, logical_path as "logicalPath", sha512, sm3
       from drawn join component on record_id = drawn.id
       where logical_path is not null order by archival_code, position`,
      [seed, sample],
    );
    return rows;
  } finally {
    await client.end();
  }
}

async function restoreSample(
  from: { folder: BackupFolder; manifest: SetManifest; scratch: string },
  drawn: readonly Drawn[],
): Promise<DrillCertificate['faults']> {
  const { folder, manifest, scratch } = from;
  const place = await placeIn(folder, manifest);
  const faults: DrillCertificate['faults'] = [];
  for (const [recordId, code] of new Map(drawn.map((one) => [one.recordId, one.code]))) {
    const id = objectId(recordId);
    const files = manifest.files.filter(({ path }) => path.startsWith(`${place(id)}/`));
    const failed = await attempt(() => restoreFiles(folder, files, { directory: scratch }));
    if (failed) faults.push({ where: code, what: failed });
    else {
      for (const finding of await verifyObjectIn(join(scratch, place(id)), id))
        faults.push({ where: `${code} ${finding.path}`, what: `OCFL 校验：${finding.code}` });
      faults.push(...(await compareContent(scratch, files, { recordId, drawn })));
    }
  }
  return faults;
}

/** What was drawn from the restored catalogue, against the bytes restored beside it, by both digests. */
async function compareContent(
  directory: string,
  files: readonly Kept[],
  { recordId, drawn }: { recordId: string; drawn: readonly Drawn[] },
): Promise<DrillCertificate['faults']> {
  const faults: DrillCertificate['faults'] = [];
  for (const { code, logicalPath, sha512, sm3 } of drawn.filter(
    (one) => one.recordId === recordId,
  )) {
    const file = files.find((one) => one.sha512 === sha512);
    const read = file && (await digestFile(join(directory, file.path)));
    if (read?.sha512 !== sha512 || read.sm3 !== sm3)
      faults.push({ where: `${code} ${logicalPath}`, what: '恢复的内容与目录中的摘要不符' });
  }
  return faults;
}

/** Where the layout of the kept store puts an object: the layout is a file of the set like any other. */
async function placeIn(
  folder: BackupFolder,
  { header, files }: SetManifest,
): Promise<(id: string) => string> {
  const config = files.find(({ path }) => path === `store/extensions/${layoutName}/config.json`);
  if (!config) throw new Problem('backup.manifest-damaged', { set: header.set });
  const layout = layoutSchema.parse(JSON.parse(await text(openStored(folder, config.stored))));
  return (id) => ['store', ...placeOf(layout, id)].join('/');
}

async function attempt(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    // A drill that meets a fault has its result: the fault.
    return error instanceof Problem ? error.sentence : String(error);
  }
}

async function createDatabase(ownerUrl: string, name: string): Promise<string> {
  await asOwner(ownerUrl, `create database ${name}`);
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await asOwner(ownerUrl, `drop database if exists ${name} with (force)`);
}

async function asOwner(ownerUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** For a drill that nobody gave a seed to: told with the certificate, so that the draw can be repeated. */
export function seedOf(set: string, moment: Date): string {
  return createHash('sha256').update(`${set} ${moment.toISOString()}`).digest('hex').slice(0, 16);
}
