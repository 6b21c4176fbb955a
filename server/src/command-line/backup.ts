import { setKindNames } from '@lantai/contract/backup/backup.ts';
import { execute } from '#platform/command.ts';
import { version } from '#platform/version.ts';
import { findSets, openBackupFolder, readManifest } from '../backup/backup-folder.ts';
import { registerSet } from '../backup/register-set.ts';
import { takeSet } from '../backup/take-set.ts';
import { verifySet } from '../backup/verify-set.ts';
import type { CliCommand, CommandLine } from './commands.ts';
import { operator, optional, required, withInstallation } from './with-installation.ts';

const bytesOf = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** The folder stands after the command or after --to. */
function folderOf(line: CommandLine): string {
  return line.positionals[0] ?? required(line, 'to');
}

export const backUp: CliCommand = {
  usage: '--to DIR [--full] [--key-file F]',
  summary:
    '把数据库和存储备份成一个备份集；已有备份集时只写新增内容，--full 全部重读；--key-file 加密',

  async run(line) {
    const keyFile = optional(line, 'key-file');
    const { taken, folder } = await withInstallation(line, async (installation) => {
      const { platform } = installation;
      const opened = await openBackupFolder(folderOf(line), { keyFile, make: true });
      const isFirst = (await findSets(opened)).length === 0;
      const made = await takeSet({
        source: { ...installation, program: version },
        folder: opened,
        kind: line.options.full === true || isFirst ? 'full' : 'incremental',
        now: platform.now,
      });
      await execute(platform, registerSet, operator, {
        ...made,
        folder: opened,
        policyVersion: null,
      });
      return { taken: made, folder: opened };
    });
    const { header } = taken.manifest;
    const { set, kind, files, bytes, missing } = header;
    if (missing.length > 0) process.exitCode = 2;
    const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
    const told = { set, kind, folder: folder.path, encrypted: folder.key !== undefined };
    if (line.json)
      return console.log(
        JSON.stringify({ ...told, files, rows, bytes, written: taken.written, missing }),
      );
    console.log(
      `${setKindNames[kind]} ${set} 已完成：${files} 个文件（${bytesOf(bytes)}），${rows} 行；本次写入 ${bytesOf(taken.written)}。`,
    );
    for (const { record, sha512 } of missing)
      console.error(`存储中缺少“${record}”的内容 ${sha512.slice(0, 16)}…，备份集不完整。`);
  },
};

export const verifyBackup: CliCommand = {
  usage: 'DIR [--set ID] [--key-file F]',
  summary: '逐字节校验备份集，列出缺失和变化的文件；默认校验全部备份集，不需要数据库',

  async run(line) {
    const folder = await openBackupFolder(folderOf(line), { keyFile: optional(line, 'key-file') });
    const chosen = optional(line, 'set');
    const verdicts = [];
    for (const set of chosen ? [chosen] : await findSets(folder)) {
      const { manifest: _, ...verdict } = await verifySet(folder, set);
      verdicts.push(verdict);
    }
    if (verdicts.some(({ faults }) => faults.length > 0)) process.exitCode = 2;
    if (line.json) return console.log(JSON.stringify({ sets: verdicts }));
    for (const { set, files, bytes, faults } of verdicts) {
      const outcome = faults.length === 0 ? '完好' : `${faults.length} 个文件有问题`;
      console.log(`${set}：${files} 个文件，${bytesOf(bytes)}，${outcome}`);
      for (const { path, fault } of faults)
        console.log(`  ${path}：${fault === 'missing' ? '缺失' : '内容已变'}`);
    }
  },
};

export const listBackups: CliCommand = {
  usage: 'DIR [--key-file F]',
  summary: '列出备份文件夹中的备份集',

  async run(line) {
    const folder = await openBackupFolder(folderOf(line), { keyFile: optional(line, 'key-file') });
    const sets = [];
    for (const set of await findSets(folder)) {
      const { kind, takenAt, files, bytes, missing } = (await readManifest(folder, set)).header;
      sets.push({ set, kind, takenAt, files, bytes, missing: missing.length });
    }
    if (line.json) return console.log(JSON.stringify({ sets }));
    for (const { set, kind, files, bytes, missing } of sets)
      console.log(
        `${set}  ${setKindNames[kind]}  ${files} 个文件  ${bytesOf(bytes)}${missing > 0 ? `  缺 ${missing} 个内容` : ''}`,
      );
    if (sets.length === 0) console.log('还没有备份集。');
  },
};
