import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writtenInstant } from '#platform/clock.ts';
import type { Row } from '#platform/database.ts';
import { job } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { objectId } from '../component-bytes.ts';
import { followObject } from '../copies/follow-object.ts';
import { digestFile, digestText } from '../digest.ts';
import { filesBelow, readFolderTree } from '../folder-tree.ts';
import { objectPath, openRoot } from '../ocfl-root.ts';
import { openStaging } from '../staging.ts';
import type { Storage } from '../storage.ts';
import { StoreFault } from '../store-fault.ts';
import { findToWrite, getMedium } from './media-queries.ts';
import { requireMediumFolder, storeOf } from './medium-folder.ts';
import { noteWriting, type WrittenFile } from './note-writing.ts';

/**
 * Writes the records of a medium onto it: an OCFL root of their objects, verified while they are copied, a list
 * that a person reads, and the digests of every file. May be repeated: what is on it already is not written again.
 */
export const writeMedium = (storage: Storage) =>
  job({
    name: 'preservation.write-medium',
    payload: z.object({ mediumId: z.uuid(), path: z.string() }),

    async perform({ read, run, progress, now }, { mediumId, path }) {
      const medium = await read((db) => getMedium(db, mediumId));
      if (medium.state === 'written') return { records: medium.records };
      await requireMediumFolder(storage, path, { empty: true });
      const records = await read((db) => findToWrite(db, medium));
      const staging = await openStaging(join(path, 'staging'));
      const root = await openRoot(storeOf(path), staging);
      for (const [index, { id, code }] of records.entries()) {
        await progress(index, records.length);
        await followObject(storage.store, root, objectId(id)).catch((cause: unknown) => {
          if (!(cause instanceof StoreFault)) throw cause;
          throw new Problem('preservation.not-to-be-written', { code: code ?? id });
        });
      }
      await rm(staging.path, { recursive: true });
      await writeFile(join(path, '说明文件.txt'), explained(medium, records.length, now()));
      await writeFile(join(path, '目录文件.csv'), listed(records));
      const owners = new Map(
        records.map(({ id }) => [objectPath(root, objectId(id)).slice(path.length + 1), id]),
      );
      const files = await digestAll(path, owners);
      const manifest = (name: 'sha512' | 'sm3') =>
        files.map((file) => `${file[name]}  ${file.path}\n`).join('');
      await writeFile(join(path, 'manifest-sha512.txt'), manifest('sha512'));
      await writeFile(join(path, 'manifest-sm3.txt'), manifest('sm3'));
      const manifestSm3 = digestText(manifest('sm3')).sm3;
      await run(noteWriting, { mediumId, files, records: records.length, manifestSm3 });
      return { records: records.length, files: files.length };
    },
  });

async function digestAll(path: string, owners: Map<string, string>): Promise<WrittenFile[]> {
  const tree = await readFolderTree(path);
  if (!tree) return [];
  const paths = [...filesBelow(tree, 'store'), '说明文件.txt', '目录文件.csv'];
  const files: WrittenFile[] = [];
  for (const file of paths) {
    const { sha512, sm3 } = await digestFile(join(path, file));
    const { size } = await stat(join(path, file));
    // store/ab/cd/abcd…: the folder of the object.
    const recordId = owners.get(file.split('/').slice(0, 4).join('/')) ?? null;
    files.push({ path: file, size, sha512, sm3, recordId });
  }
  return files;
}

/** 说明文件 (DA/T 93-2022): what a person needs who has nothing but the medium. */
function explained(medium: Row<'offline_medium'>, records: number, now: Date): string {
  return [
    `载体编号：${medium.number}`,
    `套别：第 ${medium.set_number} 套`,
    `载体型号：${medium.model}`,
    `年度：${medium.year_from}—${medium.year_to}`,
    `档案数量：${records} 件`,
    `写入时间：${writtenInstant(now)}`,
    '内容：store 文件夹是 OCFL 1.1 存储根目录，每件一个对象，含全部版本、电子文件和元数据；目录见 目录文件.csv。',
    '核对：manifest-sha512.txt、manifest-sm3.txt 为各文件的摘要，如 sha512sum -c manifest-sha512.txt。',
    '',
  ].join('\r\n');
}

function listed(records: Awaited<ReturnType<typeof findToWrite>>): string {
  const cell = (text: string | null) => `"${(text ?? '').replaceAll('"', '""')}"`;
  const rows = records.map((record, index) =>
    [
      `${index + 1}`,
      ...[record.code, record.creator, record.title, record.date, objectId(record.id)].map(cell),
    ].join(','),
  );
  return `\uFEFF${['顺序号,档号,责任者,题名,日期,对象', ...rows].join('\r\n')}\r\n`;
}
