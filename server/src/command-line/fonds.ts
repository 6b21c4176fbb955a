import { read } from '#platform/command.ts';
import { findFonds } from '../classification/fonds-queries.ts';
import type { CliCommand } from './commands.ts';
import { operator, withInstallation } from './with-installation.ts';

export const listFonds: CliCommand = {
  usage: '',
  summary: '列出全宗及件数',

  async run(line) {
    const fonds = await withInstallation(line, ({ platform }) =>
      read(platform, operator, (db) => findFonds(db)),
    );
    if (line.json) console.log(JSON.stringify(fonds));
    else if (fonds.length === 0) console.log('还没有全宗。请先在“分类”页建立。');
    for (const { code, name, agencyName, records, filed } of line.json ? [] : fonds)
      console.log(`${code}  ${name}（${agencyName}）  共 ${records} 件，已归档 ${filed} 件`);
  },
};
