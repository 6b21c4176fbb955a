import { hasBothSides } from '@lantai/contract/records/custody.ts';
import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { shelveRecords } from '../../records/shelve-records.ts';
import { findContent } from './box-queries.ts';
import { lockBox } from './lock-box.ts';

type ShelveBox = { boxId: string; location: string };

/**
 * Puts a closed box in its place, or from one place into another: its records are then in custody. One on
 * both carriers must show both, or say why one is missing (workflows A.8, A.13).
 */
export const shelveBox = command<ShelveBox, Record<string, never>>({
  name: 'arrangement.shelve-box',

  async perform(context, { boxId, location }) {
    const { tx, actor, now } = context;
    const box = await lockBox(tx, boxId, { from: ['closed', 'shelved'], action: '上架' });
    const boxNumber = String(box.number);
    const content = (await findContent(tx, box)).filter(({ destroyed }) => !destroyed);
    const lacking = content.filter((record) => !hasBothSides({ ...record, boxNumber }));
    if (lacking.length > 0)
      throw new Problem('arrangement.correspondence-missing', {
        codes: lacking.map(({ archivalCode }) => archivalCode).join('、'),
      });
    await tx
      .updateTable('box')
      .set({ state: 'shelved', location, shelved_by: actor.personId, shelved_at: now })
      .where('id', '=', boxId)
      .execute();
    const events = await shelveRecords(
      context,
      content.map(({ recordId }) => recordId),
      { boxNumber, location },
    );
    const details = { classKey: box.class_key, number: box.number, from: box.location, location };
    return changed({}, { subject: `box:${boxId}`, agencyId: box.agency_id, details }, ...events);
  },
});
