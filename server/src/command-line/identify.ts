import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExaminedFile, examineFile } from '../preservation/formats/examine-file.ts';
import type { CliCommand } from './commands.ts';
import { optional } from './with-installation.ts';

type Row = { readonly path: string } & (
  | ExaminedFile
  | { readonly puid: null; readonly name: null; readonly error: string }
);

export const identifyFiles: CliCommand = {
  usage: 'PATH [--probe] [--signatures FILE]',
  summary:
    '按字节识别文件或目录中每个文件的格式（PRONOM 标识），不需要数据库；--probe 检查能否读出；--signatures 另用 DROID 签名文件',

  async run(line) {
    const [path] = line.positionals;
    if (path === undefined) throw new TypeError('缺少文件或目录。用 npx lantai --help 查看用法。');
    const found = await lstat(path).catch(() => undefined);
    if (!found) return refuse(`没有文件或目录 ${path}。`);
    const signatures = optional(line, 'signatures') ?? process.env.LANTAI_SIGNATURES;
    const rows: Row[] = [];
    for await (const file of filesBelow(path)) {
      const answer = await examineFile(file, { signatures, probe: line.options.probe === true });
      if (answer.kind === 'bad-signatures') return refuse(answer.reason);
      const row: Row =
        answer.kind === 'examined'
          ? { path: file, ...answer.file }
          : { path: file, puid: null, name: null, error: answer.reason };
      if ('error' in row || row.probe?.state === 'damaged') process.exitCode = 2;
      if (line.json) rows.push(row);
      else console.log(sentenceOf(row));
    }
    if (line.json) console.log(JSON.stringify(rows));
  },
};

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 2;
}

/** Files in the order of their names. A link is not followed: it may lead out, or in a circle. */
async function* filesBelow(path: string): AsyncGenerator<string> {
  const found = await lstat(path);
  if (found.isFile()) yield path;
  if (!found.isDirectory()) return;
  for (const name of (await readdir(path)).toSorted()) yield* filesBelow(join(path, name));
}

const states = { readable: '可读', damaged: '损坏', encrypted: '已加密', 'not-probed': '未检查' };

function sentenceOf(row: Row): string {
  if ('error' in row) return `${row.path}  未能识别：${row.error}`;
  const { path, puid, name, version, warning, probe } = row;
  const parts = [
    path,
    puid ?? '—',
    version && !name.includes(version) ? `${name} ${version}` : name,
  ];
  if (probe) parts.push([states[probe.state], probe.reason].filter(Boolean).join('：'));
  if (warning) parts.push(`【${warning}】`);
  return parts.join('  ');
}
