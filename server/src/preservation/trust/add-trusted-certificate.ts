import {
  type ShownCertificate,
  type TrustRole,
  trustRoleNames,
} from '@lantai/contract/preservation/trust.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { nextTrustVersion } from './trust-version.ts';

type AddCertificate = {
  /** As it was read from the file, in a worker. */
  readonly certificate: ShownCertificate;
  readonly role: TrustRole;
  readonly source: string;
  readonly reason: string;
};

/** From the next verification on, what leads to this certificate is trusted as far as its role goes. */
export const addTrustedCertificate = command<AddCertificate, { id: string; version: number }>({
  name: 'preservation.add-trusted-certificate',

  async perform({ tx, actor, now }, { certificate: shown, role, source, reason }) {
    const { roles, validFrom, validTo, keyAlgorithm, isCa, isSelfIssued, ...facts } = shown;
    const { subject, sm3 } = facts;
    if (!roles.includes(role))
      throw new Problem('preservation.trust-role-unfit', { subject, role: trustRoleNames[role] });
    const version = await nextTrustVersion(tx);
    const { id } = await tx
      .insertInto('trusted_certificate')
      .values({
        ...{ ...facts, role, source, reason },
        ...{ valid_from: new Date(validFrom), valid_to: new Date(validTo) },
        ...{ key_algorithm: keyAlgorithm, is_ca: isCa, is_self_issued: isSelfIssued },
        ...{ added_version: version, added_by: actor.personId, added_at: now },
        ...{ taken_off_version: null, taken_off_by: null },
        ...{ taken_off_at: null, taken_off_because: null },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .catch(
        onConstraint('trusted_certificate_listed_once', 'preservation.trust-already-listed', {
          subject,
        }),
      );
    const details = { version, subject, role, sm3, validFrom, validTo, source, reason };
    return changed({ id, version }, { subject: `trusted-certificate:${id}`, details });
  },
});
