import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { trustText } from '@lantai/contract/preservation/trust.ts';
import { type Digests, digestThrough } from '../preservation/digest.ts';
import { type EepReading, readEep, type TakeContent } from '../preservation/eep/read-eep.ts';
import { safeName } from '../preservation/eep/safe-name.ts';
import {
  type EepSignatureVerdict,
  verifyEepSignatures,
} from '../preservation/eep/verify-eep-signatures.ts';
import type { CliCommand } from './commands.ts';
import { trustOn } from './trust-on-line.ts';
import { optional } from './with-installation.ts';

export const readPackage: CliCommand = {
  usage: 'FILE [--out DIR] [--trust DIR | --data DIR]',
  summary:
    '读 EEP 封装包，核对结构、每一个字节和电子签名；签署人是否可信，按 --trust 的证书文件夹或 --data 中的信任列表；--out 把其中的电子文件写出',

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
    const { signatures } = await verifyEepSignatures(file, await trustOn(line));
    if (line.json) return console.log(JSON.stringify({ record, files, findings, signatures }));
    if (record) console.log([record.code || record.identifier, record.elements.题名].join('  '));
    for (const name of files) console.log(`  ${name}`);
    console.log(signatures.length === 0 ? '没有电子签名。' : signatures.map(describe).join('\n'));
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

const outcomes = { holds: '成立', broken: '不成立', 'not-verified': '没有验证' } as const;

function describe(verdict: EepSignatureVerdict): string {
  const { kind, layer, id, outcome, reason, signer, signedAt, validWhenSigned, trust } = verdict;
  return [
    `${kind === 'lock' ? '锁定签名' : '电子签名'} 修改${layer} ${id}：${outcomes[outcome]}`,
    ...[
      reason,
      signer && `签署人 ${signer}`,
      signedAt && `签署人声称的时间 ${signedAt}`,
      validWhenSigned === false ? '签署时证书不在有效期内' : null,
      trust && trustText(trust),
    ].flatMap((fact) => (fact ? [`  ${fact}`] : [])),
  ].join('\n');
}
