import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Digests, digestThrough } from '../preservation/digest.ts';
import { type EepReading, readEep, type TakeContent } from '../preservation/eep/read-eep.ts';
import { safeName } from '../preservation/eep/safe-name.ts';
import type { CliCommand } from './commands.ts';
import { optional } from './with-installation.ts';

export const readPackage: CliCommand = {
  usage: 'FILE [--out DIR]',
  summary: '读 EEP 封装包，核对结构与每一个字节；--out 把其中的电子文件写出',

  async run(line) {
    const [file] = line.positionals;
    if (file === undefined) throw new TypeError('缺少封装包文件。');
    if (!existsSync(file)) throw new TypeError(`没有文件 ${file}。`);
    const out = optional(line, 'out');
    if (out !== undefined) await mkdir(out, { recursive: true });
    const reading = out === undefined ? await readEep(file) : await readEep(file, writingTo(out));
    const files = out === undefined ? [] : await nameFiles(out, reading);
    const { record, findings } = reading;
    if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    if (line.json) return console.log(JSON.stringify({ record, files, findings }));
    if (record) console.log([record.code || record.identifier, record.elements.题名].join('  '));
    for (const name of files) console.log(`  ${name}`);
    if (findings.length === 0) console.log('结构完好，内容与元数据都与封装时一致。');
    for (const { severity, message } of findings)
      console.log(`  ${severity === 'error' ? '错误' : '提示'}  ${message}`);
  },
};

function writingTo(directory: string): TakeContent {
  return async (place, bytes) => {
    const { promise, resolve } = Promise.withResolvers<Digests>();
    const target = createWriteStream(join(directory, partName(place)), { flags: 'wx' });
    await pipeline(bytes, digestThrough(resolve), target);
    return promise;
  };
}

const partName = (place: number) => `${String(place + 1).padStart(3, '0')}.part`;

/** Their names are known only at the end of the package. A number keeps two of one name apart. */
async function nameFiles(directory: string, { record, places }: EepReading): Promise<string[]> {
  const encodings = record?.documents.flatMap((document) => document.encodings) ?? [];
  const names: string[] = [];
  const named = new Set<number>();
  for (const [index, { fileName }] of encodings.entries()) {
    const place = places[index] ?? -1;
    if (place < 0 || named.has(place)) continue;
    const name = `${String(index + 1).padStart(2, '0')}-${safeName(fileName)}`;
    await rename(join(directory, partName(place)), join(directory, name));
    named.add(place);
    names.push(name);
  }
  return names;
}
