import { join } from 'node:path';
import { Keystore } from './keystore.ts';
import { passphraseFrom } from './passphrase.ts';

/** The keystore of a data directory; its pass phrase is that of the environment. */
export const keystoreOf = ({ directory }: { readonly directory: string }): Keystore =>
  new Keystore(join(directory, 'keys'), passphraseFrom(process.env));
