import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestFile, digestText } from '../../preservation/digest.ts';
import { filesIn } from '../package/folder-files.ts';

/** What the package is, whatever it is called: SM3 of a file, or of the list of a folder's files. */
export async function packageDigest(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return (await digestFile(path)).sm3;
  const { paths } = await filesIn(path);
  const lines: string[] = [];
  for (const below of paths) lines.push(`${(await digestFile(join(path, below))).sm3}  ${below}\n`);
  return digestText(lines.join('')).sm3;
}
