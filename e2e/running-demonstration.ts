import { openBrowser } from './browser.ts';
import type { Office } from './people.ts';
import { givenDataDirectory, startArchive } from './running-archive.ts';

/** The demonstration as a stranger starts it, and a browser before it. */
export type Demonstration = {
  /** Its data directory. */
  readonly data: string;
  readonly office: Office;
  /** Ends the program as Ctrl-C does, answers its exit code, and takes its data away. */
  readonly end: () => Promise<number | null>;
};

export async function startDemonstration(): Promise<Demonstration> {
  const directory = await givenDataDirectory();
  const archive = await startArchive(directory.path, '--demo');
  const browser = await openBrowser();
  return {
    data: directory.path,
    office: { browser, address: archive.address, printed: archive.printed(), errors: [] },
    async end() {
      await browser.close();
      const code = await archive.kill('SIGTERM');
      await directory[Symbol.asyncDispose]();
      return code;
    },
  };
}
