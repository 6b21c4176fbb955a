import { changed, command } from '#platform/command.ts';
import { onConstraint } from '#platform/problem.ts';
import type { ReadList } from './handed-task.ts';
import { nextTrustVersion } from './trust-version.ts';

type AddList = {
  /** As it was read and verified, in a worker. */
  readonly list: ReadList;
  readonly source: string;
};

/** What an authority has revoked is known from now on; earlier lists stay, for signatures of their time. */
export const addRevocationList = command<AddList, { id: string; version: number }>({
  name: 'preservation.add-revocation-list',

  async perform({ tx, actor, now }, { list, source }) {
    const { thisUpdate, nextUpdate, isPartial, ...facts } = list;
    const version = await nextTrustVersion(tx);
    const { id } = await tx
      .insertInto('revocation_list')
      .values({
        ...{ ...facts, source, is_partial: isPartial },
        this_update: new Date(thisUpdate),
        next_update: nextUpdate === null ? null : new Date(nextUpdate),
        ...{ added_version: version, added_by: actor.personId, added_at: now },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(
        onConstraint('revocation_list_once', 'preservation.revocation-list-refused', {
          why: '已经载入过',
        }),
      );
    const { issuer, number, entries, sm3 } = list;
    const details = { version, issuer, number, thisUpdate, nextUpdate, entries, sm3, source };
    return changed({ id, version }, { subject: `revocation-list:${id}`, details });
  },
});
