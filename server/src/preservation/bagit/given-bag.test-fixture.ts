import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openBagReport } from './bag-finding.ts';
import { validateBag } from './validate-bag.ts';
import { writeBag } from './write-bag.ts';

export const day = new Date('2026-03-01T17:00:00Z');

export type TestBag = AsyncDisposable & { folder: string; source: string; bag: string };

/** A folder with these files, and where its bag would be. */
export async function givenFolder(files: Record<string, string>): Promise<TestBag> {
  const folder = await mkdtemp(join(tmpdir(), 'lantai-bag-'));
  const source = join(folder, 'source');
  await mkdir(source);
  for (const [path, text] of Object.entries(files)) await addFile(source, path, text);
  const remove = () => rm(folder, { recursive: true });
  return { folder, source, bag: join(folder, 'bag'), [Symbol.asyncDispose]: remove };
}

/** The same, with the bag written. */
export async function givenBag(files: Record<string, string>): Promise<TestBag> {
  const given = await givenFolder(files);
  await writeBag({ from: given.source, to: given.bag, now: day });
  return given;
}

export async function addFile(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

export async function codesOf(bag: string) {
  const { errors, warnings } = (await validateBag(bag)) ?? openBagReport();
  return { errors: errors.map(({ code }) => code), warnings: warnings.map(({ code }) => code) };
}
