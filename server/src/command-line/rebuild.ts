import { toldTables } from '../preservation/following/told-by-store.ts';
import { type RebuiltArchive, rebuildArchive } from '../rebuild/rebuild-archive.ts';
import type { CliCommand } from './commands.ts';
import { operator, required } from './with-installation.ts';

export const rebuildFromStore: CliCommand = {
  usage: '--store DIR --data NEW_DIR',
  summary:
    '只用一个存储目录（OCFL）在空的新数据目录里重建目录和检索库；原存储只读不改。有未能重建的内容时退出码为 1',

  async run(line) {
    const built = await rebuildArchive({
      store: required(line, 'store'),
      data: required(line, 'data'),
      databaseUrl: process.env.DATABASE_URL || undefined,
      runtimeDatabaseUrl: process.env.LANTAI_DATABASE_URL || undefined,
      actor: operator,
      onProgress: (step) => console.error(step),
    });
    if (built.damaged.length + built.refused.length > 0) process.exitCode = 1;
    if (line.json) return console.log(JSON.stringify(built));
    for (const sentence of sentencesOf(built)) console.log(sentence);
  },
};

function sentencesOf(built: RebuiltArchive): string[] {
  const nameOf = (table: string) => toldTables[table]?.name ?? table;
  return [
    `读取对象 ${built.objects} 个，重建文件 ${built.records} 件、背景与业务记录 ${built.contexts} 份；检索库 ${built.indexed} 件。`,
    ...(built.atFilingOnly > 0
      ? [`其中 ${built.atFilingOnly} 件的对象只记载了归档时的内容，归档后的变化不在存储里。`]
      : []),
    ...built.damaged.map(
      ({ place, told, findings }) =>
        `${place} 有损：${findings[0]?.message ?? '目录记载读不出'}；${told ? `目录按 ${told} 版重建` : '目录未能重建'}。`,
    ),
    ...built.leftOut.map(({ table, target, emptied, left }) => {
      const what = left > 0 ? `${left} 行未重建` : `${emptied} 行的引用置空`;
      return `${nameOf(table)}：${what}，因为所引用的${nameOf(target)}不在存储里（如未归档的文件）。`;
    }),
    ...built.refused.map(({ table, reason }) => `${nameOf(table)} 一行不合规则，未重建：${reason}`),
    ...Object.entries(built.fromNames).map(
      ([table, count]) => `${nameOf(table)} ${count} 个只有名称，须补全。`,
    ),
    '不在存储里、须从备份恢复的：未归档文件、审计日志、口令、令牌、会话和进行中的任务。',
    ...signIn(built),
  ];
}

function signIn({ accounts }: RebuiltArchive): string[] {
  if (accounts.length === 0)
    return ['存储里没有可用的系统管理员账号：没有任何账号时，首次启动会给出三员账号。'];
  return [
    '口令不在存储里，所有账号须重置后才能登录。系统管理员的新口令只显示这一次，登录后须修改，再为其他人重置：',
    ...accounts.map(({ name, login, password }) => `    ${name}  ${login}  ${password}`),
  ];
}
