import { type EepReading, readEep } from '../../preservation/eep/read-eep.ts';
import type { CheckSubject } from '../check-subject.ts';
import { isEep } from '../content-format.ts';

export type Packaged = {
  readonly fileName: string;
  readonly path: string;
  readonly reading: EepReading;
};

/** The packages of DA/T 48 among the files of a record, each read. */
export async function packagedIn({ components }: CheckSubject): Promise<Packaged[]> {
  const found: Packaged[] = [];
  for (const { row, path } of components)
    if (path !== null && (await isEep(path)))
      found.push({ fileName: row.file_name, path, reading: await readEep(path) });
  return found;
}
