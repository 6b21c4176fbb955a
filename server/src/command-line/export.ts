import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { archiveSignatureText } from '@lantai/contract/preservation/archive-signature.ts';
import { sql } from 'kysely';
import { execute, read } from '#platform/command.ts';
import { noteOperatorExport } from '../access/export/note-operator-export.ts';
import { recordsToExport } from '../access/export/records-to-export.ts';
import { writePortableFolder } from '../access/export/write-export.job.ts';
import { getFondsByCode } from '../classification/fonds-queries.ts';
import type { Installation } from '../installation.ts';
import { archiveSigner } from '../preservation/signing/archive-signer.ts';
import { keystoreOf } from '../preservation/signing/keystore-of.ts';
import type { CliCommand, CommandLine } from './commands.ts';
import { findAllAsOperator } from './search-as-operator.ts';
import { operator, optional, required, withInstallation } from './with-installation.ts';

export const exportFolderOf: CliCommand = {
  usage: '--out DIR (--record CODE | --fonds CODE [--search TEXT])',
  summary:
    '把文件导出成文件夹（BagIt 1.0，附打开页和核对脚本），不用本系统也能打开；--out 不能已经存在',

  async run(line) {
    const folder = resolve(required(line, 'out'));
    if (existsSync(folder)) throw new TypeError(`${folder} 已经存在，换一个文件夹名。`);
    const written = await withInstallation(line, async (installation) => {
      const { platform, storage } = installation;
      const { agencyId, recordIds, scope } = await scopeOf(line, installation);
      const { name } = await read(platform, operator, (db) =>
        db
          .selectFrom('org_unit')
          .select('name')
          .where('id', '=', agencyId)
          .executeTakeFirstOrThrow(),
      );
      const done = await writePortableFolder(storage, folder, {
        context: {
          read: (query) => read(platform, operator, query),
          now: platform.now,
          progress: async () => {},
        },
        ...{ recordIds, scope, agencyName: name },
        signing: await archiveSigner(keystoreOf(installation))(platform.now()),
      });
      await execute(platform, noteOperatorExport, operator, {
        ...{ agencyId, scope, folder, written: done },
      });
      return done;
    });
    const { records, files, bytes, manifestSha512, signature } = written;
    if (line.json)
      return console.log(
        JSON.stringify({
          ...{ folder, records: records.length, files, bytes },
          ...{ manifestSha512, signature },
        }),
      );
    console.log(`已写出 ${folder}：${records.length} 件，${files} 个文件，${bytes} 字节。`);
    console.log(`核对：node ${folder}/verify.mjs；清单摘要 ${manifestSha512}`);
    console.log(`签名：${archiveSignatureText(signature)}`);
  },
};

async function scopeOf(line: CommandLine, installation: Installation) {
  const { platform } = installation;
  const code = optional(line, 'record');
  if (code !== undefined) {
    const found = await read(platform, operator, (db) =>
      db
        .selectFrom('record')
        .select('id')
        .where(sql<boolean>`coalesce(archival_code, temporary_number) = ${code}`)
        .executeTakeFirst(),
    );
    if (!found) throw new TypeError(`没有档号或临时号是 ${code} 的文件。`);
    const chosen = await read(platform, operator, (db) =>
      recordsToExport(db, { recordIds: [found.id] }),
    );
    return { ...chosen, scope: code };
  }
  const fonds = required(line, 'fonds');
  const text = optional(line, 'search');
  const sought =
    text === undefined ? {} : { recordIds: await findAllAsOperator(installation, { text, fonds }) };
  const chosen = await read(platform, operator, async (db) => {
    const { id: fondsId } = await getFondsByCode(db, fonds);
    return recordsToExport(db, { filter: { fondsId }, ...sought });
  });
  const scope = text === undefined ? `全宗 ${fonds}` : `全宗 ${fonds} 中检索到“${text}”的文件`;
  return { ...chosen, scope };
}
