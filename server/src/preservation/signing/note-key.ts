import { changed, command } from '#platform/command.ts';
import type { KnownKey } from './keystore.ts';

export type KeyEvent = {
  readonly what: 'created' | 'requested' | 'certified' | 'revoked';
  readonly key: KnownKey;
};

/** Keys are files of the machine's operator and no rows; what was done with one is in the trail all the same. */
export const noteKey = command({
  name: 'preservation.note-key',

  async perform(_context, { what, key }: KeyEvent) {
    const { keyId, name, organisation, isSelfIssued, revokedAt, revokedBecause } = key;
    const details = { what, name, organisation, isSelfIssued, revokedAt, revokedBecause };
    return changed(undefined, { subject: `key:${keyId}`, details });
  },
});
