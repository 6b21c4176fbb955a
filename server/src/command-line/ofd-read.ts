import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { drawOfdPage, readOfdRuns } from '../preservation/ofd/read-ofd.ts';
import type { CliCommand, CommandLine } from './commands.ts';
import { optional } from './with-installation.ts';

export const readOfdFile: CliCommand = {
  usage: 'FILE',
  summary: '读出 OFD 各页的文字；加 --json 连同每段文字在页上的位置（毫米）。不需要数据库',

  async run(line) {
    const answer = await readOfdRuns(fileOf(line));
    if (answer.kind === 'failed') return refuse(`没有读出：${answer.reason}`);
    const { texts, pages, notes } = answer;
    if (!line.json) {
      // Pages are parted as in the text of a record.
      console.log(texts.join('\f'));
      for (const note of notes) console.error(note);
      return;
    }
    const read = texts.map((text, at) => ({ page: at + 1, text, runs: pages[at] ?? [] }));
    console.log(JSON.stringify({ pages: read, notes }));
  },
};

export const renderOfdFile: CliCommand = {
  usage: 'FILE --page N --out FILE.svg',
  summary: '把 OFD 的一页画成 SVG，说明哪些内容没有画出；不需要数据库',

  async run(line) {
    const file = fileOf(line);
    const out = optional(line, 'out');
    if (out === undefined) throw new TypeError('缺少 --out，SVG 写到何处。');
    const page = Number(optional(line, 'page') ?? '1');
    if (!Number.isSafeInteger(page) || page < 1) throw new TypeError('--page 是页号，从 1 起。');
    const answer = await drawOfdPage(file, page);
    if (answer.kind === 'failed') return refuse(`没有画出：${answer.reason}`);
    await writeFile(out, answer.svg);
    if (line.json) console.log(JSON.stringify({ page, out, notes: answer.notes }));
    else console.log([`第 ${page} 页已写入 ${out}。`, ...answer.notes].join('\n'));
  },
};

function fileOf({ positionals: [file] }: CommandLine): string {
  if (file === undefined) throw new TypeError('缺少 OFD 文件。');
  if (!existsSync(file)) throw new TypeError(`没有文件 ${file}。`);
  return file;
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
