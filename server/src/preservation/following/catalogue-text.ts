import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renameDurably, writeNew } from '../durable.ts';
import type { OcflRoot } from '../ocfl-root.ts';
import { isSystemError } from '../store-fault.ts';
import { kindNames, toldTables } from './told-by-store.ts';

const fileName = 'catalogue.md';

/** Lays beside the objects what a stranger needs to read the catalogue out of them, where it is not there yet. */
export async function layCatalogueText({ path, staging }: OcflRoot): Promise<void> {
  const text = catalogueText();
  if ((await present(join(path, fileName))) === text) return;
  const written = join(staging.incoming, randomUUID());
  await writeNew(written, text);
  await renameDurably(written, join(path, fileName));
}

async function present(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return null;
    throw error;
  }
}

function catalogueText(): string {
  const kinds = Object.entries(kindNames).filter(([kind]) => kind !== 'record');
  const tables = Object.entries(toldTables).map(
    ([table, { name, kind }]) => `- \`${table}\` ${name}（${kindNames[kind]}）`,
  );
  return `# 从存储读出目录

本存储根目录（OCFL 1.1）的对象分两种，都可脱离兰台阅读。

**文件的对象**，标识为 \`urn:uuid:\` 加文件标识。\`metadata/record.json\` 是对文件的记载，\`content/\` 是电子文件。
\`schema\` 为 \`urn:lantai:record:1\` 的，只记载归档时所知；为 \`urn:lantai:record:2\` 的，\`catalogue.tables\` 另有目录中
关于该文件的全部数据行（以表名为键，列名如数据库），\`catalogue.names\` 是行中标识所指的人、机构、全宗、文件的名称（写入时的名称）。

**背景的对象**，标识为 \`urn:lantai:context:\` 加种类，再加所属单位或业务的标识。\`metadata/context.json\`
（\`schema\` 为 \`urn:lantai:context:1\`）说明它是什么、有哪些表、标识所指的名称；\`metadata/tables/\` 下每表一个文件，是 JSON 数组，一行一条。
种类：

${kinds.map(([kind, name]) => `- \`${kind}\` ${name}`).join('\n')}

对象的最新版本是目录现在的记载，以前各版是当时的记载；版本说明写明变了什么、由谁。时刻是 UTC，日期是日历日。
口令、令牌和会话不在存储里。未归档的文件不在存储里。\`npx lantai rebuild\` 只用本目录重建目录数据库。

表：

${tables.join('\n')}
`;
}
