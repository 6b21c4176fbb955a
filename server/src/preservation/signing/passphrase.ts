import { readFile } from 'node:fs/promises';
import { Problem } from '#platform/problem.ts';

/** Short ones are guessed, whatever stands between. */
const shortest = 12;

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether one was given at all: without it the archive signs nothing by itself. */
export const hasPassphrase = ({ LANTAI_KEY_FILE, LANTAI_KEY_PASSPHRASE }: Environment): boolean =>
  Boolean(LANTAI_KEY_FILE || LANTAI_KEY_PASSPHRASE);

/** The pass phrase of the keystore: a file that only the program's account can read, or the environment. */
export const passphraseFrom =
  ({ LANTAI_KEY_FILE, LANTAI_KEY_PASSPHRASE }: Environment) =>
  async (): Promise<string> => {
    const kept = LANTAI_KEY_FILE ? await readFile(LANTAI_KEY_FILE, 'utf8') : LANTAI_KEY_PASSPHRASE;
    const passphrase = kept?.replace(/\r?\n$/, '') ?? '';
    if (passphrase.length < shortest) throw new Problem('preservation.no-passphrase', { shortest });
    return passphrase;
  };
