import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SealedText } from './sealed-text.ts';
import { type BlockHeader, blockLines, parseHeaderLine } from './trail-block.ts';

export function blockName(height: number): string {
  return `${String(height).padStart(9, '0')}.jsonl`;
}

/** The heights that have a file, ascending; none where the directory does not exist yet. */
export async function findBlockHeights(directory: string): Promise<number[]> {
  const names = await readdir(directory).catch(unless('ENOENT', []));
  return names
    .filter((name) => /^\d{9,}\.jsonl$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((one, other) => one - other);
}

export async function readBlock(directory: string, height: number): Promise<string | undefined> {
  return readFile(join(directory, blockName(height)), 'utf8').catch(unless('ENOENT', undefined));
}

/** A header is a few hundred characters on the first line. */
const headerBytes = 2048;

/** The header alone, or undefined where there is no file or no header on its first line. */
export async function readHeader(
  directory: string,
  height: number,
): Promise<BlockHeader | undefined> {
  const path = join(directory, blockName(height));
  const handle = await open(path, 'r').catch(unless('ENOENT', undefined));
  if (!handle) return undefined;
  await using opened = handle;
  const { buffer, bytesRead } = await opened.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
  const [line = ''] = buffer.toString('utf8', 0, bytesRead).split('\n');
  return parseHeaderLine(line);
}

/**
 * Writes a block that has no file yet. It appears under its name whole and on the disk, or not at
 * all; the caller holds the sealer's lock, which keeps two processes from writing one block.
 */
export async function writeBlock(
  directory: string,
  header: BlockHeader,
  entries: readonly SealedText[],
): Promise<void> {
  const made = await mkdir(directory, { recursive: true });
  if (made !== undefined) await syncDirectory(dirname(made));
  const path = join(directory, blockName(header.height));
  const unfinished = `${path}.unfinished`;
  // What a killed process left there may already be read-only.
  await rm(unfinished, { force: true });
  {
    await using handle = await open(unfinished, 'wx');
    await handle.writeFile([...blockLines(header, entries)].join(''));
    await handle.chmod(0o444);
    await handle.sync();
  }
  await rename(unfinished, path);
  await syncDirectory(directory);
}

/** Without this a renamed file can vanish with the power. */
async function syncDirectory(path: string): Promise<void> {
  // Windows cannot open a directory; its file systems journal names by themselves.
  if (process.platform === 'win32') return;
  await using handle = await open(path, 'r');
  await handle.sync();
}

const unless =
  <Instead>(code: string, instead: Instead) =>
  (error: NodeJS.ErrnoException): Instead => {
    if (error.code === code) return instead;
    throw error;
  };
