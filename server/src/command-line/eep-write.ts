import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { execute, read } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { handOutPackage } from '../access/hand-out-package.ts';
import { digestFile } from '../preservation/digest.ts';
import { packRecord } from '../preservation/eep/pack-record.ts';
import { keystoreOf } from '../preservation/signing/keystore-of.ts';
import type { CliCommand } from './commands.ts';
import { operator, optional, required, withInstallation } from './with-installation.ts';

export const writePackage: CliCommand = {
  usage: 'RECORD --out FILE [--sign KEY]',
  summary:
    '把一件已归档文件写成 EEP 封装包（DA/T 48），旁附 FILE.sm3；--sign 用密钥库中的密钥签名；RECORD 为档号或标识',

  async run(line) {
    const [wanted] = line.positionals;
    if (wanted === undefined) throw new TypeError('缺少文件的档号或标识。');
    const out = required(line, 'out');
    if (existsSync(out)) throw new TypeError(`${out} 已经存在，换一个文件名。`);
    await withInstallation(line, async (installation) => {
      const { platform, storage } = installation;
      const key = optional(line, 'sign');
      const now = new Date();
      const signer = key && (await keystoreOf(installation).signer(key, now));
      const recordId = await read(platform, operator, (db) => findByCode(db, wanted));
      const packable = await execute(platform, handOutPackage, operator, { recordId });
      const signing = signer ? { signer, signedAt: now.toISOString() } : undefined;
      await packRecord(storage, out, packable, signing);
    });
    const { sm3, size } = await digestFile(out);
    await writeFile(`${out}.sm3`, `${sm3}  ${basename(out)}\n`);
    if (line.json) console.log(JSON.stringify({ file: out, size, sm3 }));
    else console.log(`已写出 ${out}，${size} 字节，SM3 ${sm3}`);
  },
};

async function findByCode(db: Db, wanted: string): Promise<string> {
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(wanted);
  const found = await db
    .selectFrom('record')
    .select('id')
    .where(isId ? 'id' : 'archival_code', '=', wanted)
    .executeTakeFirst();
  if (!found) throw new Problem('records.not-found', { wanted });
  return found.id;
}
