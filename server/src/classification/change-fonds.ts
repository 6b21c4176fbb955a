import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { getShownFonds, lockFonds } from './fonds-queries.ts';

type ChangeFonds = { fondsId: string; name: string; foundedOn: string | null; version: number };

export const changeFonds = command<ChangeFonds, Fonds>({
  name: 'classification.change-fonds',

  async perform({ tx }, { fondsId, name, foundedOn, version }) {
    const before = await lockFonds(tx, fondsId);
    if (before.version !== version) throw new Problem('records.changed-meanwhile', { by: '他人' });
    await tx
      .updateTable('fonds')
      .set({ name, founded_on: foundedOn, version: version + 1 })
      .where('id', '=', fondsId)
      .execute();
    return changed(await getShownFonds(tx, fondsId), {
      subject: `fonds:${fondsId}`,
      agencyId: before.agency_id,
      details: {
        before: { name: before.name, foundedOn: before.founded_on },
        after: { name, foundedOn },
      },
    });
  },
});
