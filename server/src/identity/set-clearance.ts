import { changed, command, unchanged } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { lockPerson } from './grant-role.ts';

export const setClearance = command({
  name: 'identity.set-clearance',

  async perform({ tx, actor }, { personId, clearance }: { personId: string; clearance: number }) {
    if (personId === actor.personId) throw new Problem('identity.own-grant');
    const person = await lockPerson(tx, personId);
    if (person.clearance === clearance) return unchanged({});
    await tx.updateTable('person').set({ clearance }).where('id', '=', personId).execute();
    return changed(
      {},
      {
        subject: `person:${personId}`,
        details: { from: person.clearance, to: clearance },
      },
    );
  },
});
