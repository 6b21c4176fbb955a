import { constants, copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blockName, findBlockHeights } from './block-files.ts';

const scripts = ['verify-files.mjs', 'verify-signature.mjs'] as const;
const scriptPath = (name: (typeof scripts)[number]) =>
  fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Verifies a detached signature without this program. */
export const signatureVerifier = scriptPath('verify-signature.mjs');

type ExportBlocks = {
  readonly directory: string;
  /** A folder that does not have these blocks yet: two trails must not be mixed. */
  readonly target: string;
  /** Heights, both included; everything when left out. */
  readonly from?: number;
  readonly to?: number;
};

/**
 * Copies blocks to a folder for somebody outside, with the script that verifies them and needs
 * nothing of ours. A block holds what everyone did, so this is the operator's act, at the command
 * line: over HTTP each administrator sees only what is theirs to audit. Returns how many blocks.
 */
export async function exportBlocks({
  directory,
  target,
  from = 1,
  to = Infinity,
}: ExportBlocks): Promise<number> {
  const heights = (await findBlockHeights(directory)).filter(
    (height) => height >= from && height <= to,
  );
  await mkdir(target, { recursive: true });
  const names = new Set(heights.length > 0 ? await readdir(directory) : []);
  // A block that nobody has signed has no signature beside it.
  const copied = heights.flatMap((height) =>
    [blockName(height), `${blockName(height)}.sig`].filter((name) => names.has(name)),
  );
  for (const name of copied)
    await copyFile(join(directory, name), join(target, name), constants.COPYFILE_EXCL);
  for (const name of scripts) await copyFile(scriptPath(name), join(target, name));
  return heights.length;
}
