import { describeStatus, type Status } from '../status.routes.ts';
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
    console.log(storeSentence(status));
    for (const tool of tools)
      console.log(`  ${tool.name}：${tool.version ?? '未安装'}（${tool.adds}）`);
  },
};

/** How far the store is behind the catalogue: what a catalogue rebuilt from it would not know yet. */
function storeSentence({ waitingForStore, waitingForStoreSince, storeFaults }: Status): string {
  if (waitingForStoreSince === null) return '存储已跟上目录';
  const faults = storeFaults > 0 ? `，其中 ${storeFaults} 个写入失败，每小时重试` : '';
  return `存储待跟进 ${waitingForStore} 个对象，最早自 ${waitingForStoreSince}${faults}`;
}
