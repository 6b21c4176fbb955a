import { categoryCode } from '@lantai/contract/classification/category.ts';
import { type ImportSummary, runImport } from '../capture/import/run-import.ts';
import { readWaitingTexts } from '../preservation/read-waiting-texts.ts';
import { catchUp } from '../search/feed-index.ts';
import type { CliCommand } from './commands.ts';
import { operator, optional, required, withInstallation } from './with-installation.ts';

export const importFile: CliCommand = {
  usage: 'FILE --fonds CODE [--category WS] [--files DIR] [--dry-run] [--report FILE]',
  summary: '导入目录并挂接电子文件；报告按扩展名写成 xlsx 或 json',

  async run(line) {
    const [file] = line.positionals;
    if (file === undefined) throw new TypeError('缺少目录文件。用 npx lantai --help 查看用法。');
    const category = categoryCode.safeParse(optional(line, 'category') ?? 'WS');
    if (!category.success)
      throw new TypeError(
        `没有门类 ${optional(line, 'category')}：${categoryCode.options.join('、')}`,
      );
    const dryRun = line.options['dry-run'] === true;

    const summary = await withInstallation(line, async ({ platform, storage, index }) => {
      const done = await runImport(platform, storage, {
        fondsCode: required(line, 'fonds'),
        category: category.data,
        file,
        filesDirectory: optional(line, 'files'),
        dryRun,
        reportPath: optional(line, 'report'),
        actor: operator,
        onProgress: async (rows, total, note) => {
          if (process.stderr.isTTY)
            process.stderr.write(`\r${note ?? '导入'} ${rows} / ${total ?? '?'} 行`);
        },
      });
      if (!dryRun) {
        await readWaitingTexts(platform, storage);
        await catchUp(platform, index);
      }
      return done;
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    if (line.json) console.log(JSON.stringify(summary));
    else report(summary, dryRun);
  },
};

function report(summary: ImportSummary, dryRun: boolean): void {
  const { rowsRead, rowsInError, imported, alreadyThere, quarantined, byRule } = summary;
  console.log(
    dryRun
      ? `只检查，未导入：读入 ${rowsRead} 行，${rowsInError} 行有误，${alreadyThere} 行此前已导入。`
      : `读入 ${rowsRead} 行：导入 ${imported} 件（其中隔离 ${quarantined} 件），此前已导入 ${alreadyThere} 件，有误 ${rowsInError} 行。`,
  );
  for (const { rule, severity, count } of byRule)
    console.log(`  ${severity === 'error' ? '错误' : '提示'}  ${rule}：${count}`);
  if (summary.unknownColumns.length > 0)
    console.log(`不认识的列（内容已随件保存）：${summary.unknownColumns.join('、')}`);
  if (summary.leftoverFiles.length > 0)
    console.log(
      `没有挂接上的电子文件 ${summary.leftoverFiles.length} 个：${summary.leftoverFiles.slice(0, 5).join('、')}${summary.leftoverFiles.length > 5 ? ' 等' : ''}`,
    );
  if (summary.unreadSheets.length > 0)
    console.log(`未读取的工作表：${summary.unreadSheets.join('、')}`);
}
