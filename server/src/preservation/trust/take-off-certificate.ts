import { changed, command } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { nextTrustVersion } from './trust-version.ts';

/** A certificate is trusted no longer; that it was, since when and until when, stays. */
export const takeOffCertificate = command<
  { certificateId: string; reason: string },
  { version: number }
>({
  name: 'preservation.take-off-certificate',

  async perform({ tx, actor, now }, { certificateId, reason }) {
    const version = await nextTrustVersion(tx);
    const taken = await tx
      .updateTable('trusted_certificate')
      .set({
        ...{ taken_off_version: version, taken_off_by: actor.personId },
        ...{ taken_off_at: now, taken_off_because: reason },
      })
      .where('id', '=', certificateId)
      .where('taken_off_version', 'is', null)
      .returning(['subject', 'sm3'])
      .executeTakeFirst();
    if (!taken) throw new Problem('preservation.trust-not-listed');
    const details = { version, ...taken, reason };
    return changed({ version }, { subject: `trusted-certificate:${certificateId}`, details });
  },
});
