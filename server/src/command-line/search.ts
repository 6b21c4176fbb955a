import type { CliCommand } from './commands.ts';
import { searchAsOperator } from './search-as-operator.ts';
import { optional, withInstallation } from './with-installation.ts';

export const searchText: CliCommand = {
  usage: 'TEXT [--fonds CODE] [--limit N]',
  summary: '检索题名、文号、责任者、档号和全文',

  async run(line) {
    const reply = await withInstallation(line, (installation) =>
      searchAsOperator(installation, {
        text: line.positionals.join(' '),
        fonds: optional(line, 'fonds'),
        limit: optional(line, 'limit') ?? '20',
      }),
    );
    if (line.json) return console.log(JSON.stringify(reply));
    console.log(`共 ${reply.total} 件，${reply.milliseconds.toFixed(1)} 毫秒`);
    for (const { code, title, documentNumber, documentOn } of reply.hits)
      console.log(
        [code?.text, documentOn, documentNumber?.text, title.text].filter(Boolean).join('  '),
      );
  },
};
