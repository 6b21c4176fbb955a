import { searchQuery } from '@lantai/contract/search/search.api.ts';
import { sql } from 'kysely';
import { read } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { catchUp } from '../search/feed-index.ts';
import { searchFor } from '../search/search-queries.ts';
import type { CliCommand } from './commands.ts';
import { operator, optional, withInstallation } from './with-installation.ts';

export const searchText: CliCommand = {
  usage: 'TEXT [--fonds CODE] [--limit N]',
  summary: '检索题名、文号、责任者、档号和全文',

  async run(line) {
    const reply = await withInstallation(line, async ({ platform, index }) => {
      await catchUp(platform, index);
      const readAsOperator = <Result>(query: (db: Db) => Promise<Result>) =>
        read(platform, operator, query);
      const fonds = optional(line, 'fonds');
      // The operator's scope is every agency: whoever holds the data directory can read it anyway.
      const agencies = await readAsOperator((db) =>
        db
          .selectFrom('fonds')
          .select([sql<string>`fonds.agency_id`.as('agencyId'), 'fonds.id', 'fonds.code'])
          .execute(),
      );
      const everywhere = {
        ...operator,
        scope: { ...operator.scope, works: [...new Set(agencies.map(({ agencyId }) => agencyId))] },
      };
      const fondsId = agencies.filter(({ code }) => code === fonds).map(({ id }) => id);
      return searchFor(
        index,
        readAsOperator,
        everywhere,
        searchQuery.parse({
          text: line.positionals.join(' '),
          limit: optional(line, 'limit') ?? '20',
          ...(fonds !== undefined && { fondsId: fondsId.length > 0 ? fondsId : ['none'] }),
        }),
      );
    });
    if (line.json) return console.log(JSON.stringify(reply));
    console.log(`共 ${reply.total} 件，${reply.milliseconds.toFixed(1)} 毫秒`);
    for (const { code, title, documentNumber, documentOn } of reply.hits)
      console.log(
        [code?.text, documentOn, documentNumber?.text, title.text].filter(Boolean).join('  '),
      );
  },
};
