import { type StatementKind, statementKindNames } from '@lantai/contract/disposal/disposal.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockList } from './lock-list.ts';
import { nameOf } from './person-name.ts';

type StateCopies = { listId: string; kind: StatementKind; text: string };

/** What became of copies that this system does not keep, by the word of a named person (form A.4). */
export const stateCopies = command<StateCopies, Record<string, never>>({
  name: 'disposal.state-copies',

  async perform({ tx, actor, now }, { listId, kind, text }) {
    const from = ['executing', 'executed'] as const;
    const list = await lockList(tx, listId, { from, action: '填写登记表' });
    const stated = kind === 'offsite' ? list.offsite_by : list.offline_by;
    if (stated !== null)
      throw new Problem('disposal.stated-already', {
        kind: statementKindNames[kind],
        name: await nameOf(tx, stated),
      });
    const by = actor.personId;
    await tx
      .updateTable('destruction_list')
      .set(
        kind === 'offsite'
          ? { offsite_statement: text, offsite_by: by, offsite_at: now }
          : { offline_statement: text, offline_by: by, offline_at: now },
      )
      .where('id', '=', listId)
      .execute();
    const details = { number: list.number, kind, text };
    return changed({}, { subject: `destruction:${listId}`, agencyId: list.agency_id, details });
  },
});
