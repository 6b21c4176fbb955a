import { findSecrecyMark } from '@lantai/contract/records/secrecy-mark.ts';
import type { Actor } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getFonds } from '../../classification/fonds-queries.ts';

type BeginUpload = { id: string; fileName: string; size: number; fondsId: string | null };

/** Somebody has announced a file; not a byte of it is here yet. */
export const beginUpload = command<BeginUpload, string>({
  name: 'capture.begin-upload',

  async perform({ tx, actor, now }, { id, fileName, size, fondsId }) {
    if (actor.accountId === null) throw new Problem('actor.unknown');
    const agencyId = await agencyOf(tx, actor, fondsId);
    await tx
      .insertInto('upload')
      .values({
        id,
        agency_id: agencyId,
        account_id: actor.accountId,
        file_name: fileName,
        size,
        state: 'arriving',
        begun_at: now,
      })
      .execute();
    return changed(id, {
      subject: `upload:${id}`,
      agencyId,
      details: { fileName: findSecrecyMark(fileName) ? null : fileName, size },
    });
  },
});

/** The agency of the fonds it is for; before a fonds is chosen, the agency the sender works for. */
async function agencyOf(db: Db, { scope }: Actor, fondsId: string | null): Promise<string> {
  if (fondsId !== null) return (await getFonds(db, fondsId)).agency_id;
  const [agencyId] = scope.oversees;
  if (agencyId === undefined) throw new Problem('classification.fonds-not-found', { fonds: '' });
  return agencyId;
}
