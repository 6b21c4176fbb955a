import { describeStatus } from '../status.routes.ts';
import type { CliCommand } from './commands.ts';
import { withInstallation } from './with-installation.ts';

export const showStatus: CliCommand = {
  usage: '',
  summary: '版本、数据库、件数、检索库和可选工具',

  async run(line) {
    const status = await withInstallation(line, describeStatus);
    if (line.json) return console.log(JSON.stringify(status));
    const { version, node, postgres, records, filed, indexed, waitingForIndex, tools } = status;
    console.log(`兰台 ${version}，Node ${node}，PostgreSQL ${postgres}`);
    console.log(
      `文件 ${records} 件，已归档 ${filed} 件；检索库 ${indexed} 件，待更新 ${waitingForIndex} 件`,
    );
    for (const tool of tools)
      console.log(`  ${tool.name}：${tool.version ?? '未安装'}（${tool.adds}）`);
  },
};
