import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { Problem } from '#platform/problem.ts';
import { type Digests, digestThrough } from '../preservation/digest.ts';
import { renameDurably, syncDirectory, writeNew } from '../preservation/durable.ts';
import {
  type BackupKey,
  deriveKey,
  hiddenName,
  isKeyOf,
  keyCheck,
  locking,
  unlocking,
} from './backup-cipher.ts';
import { type Kept, manifestLines, parseManifest, type SetManifest } from './backup-manifest.ts';

/**
 * A folder with backup sets: `lantai-backup.json`, `pool/` with every content once, under its SHA-512, and
 * `sets/` with one manifest each. A set is there when its manifest has been renamed into `sets/`, and not before.
 */
export type BackupFolder = { readonly path: string; readonly key: BackupKey | undefined };

const declaration = 'lantai-backup.json';
const declared = z.strictObject({
  format: z.literal('lantai-backup/1'),
  encrypted: z.boolean(),
  salt: z.string().nullable(),
  keyCheck: z.string().nullable(),
  check: z.string(),
});
const least = 12;

/** Opens a folder of sets, or makes one (`make`) where there is nothing. A wrong key is refused here. */
export async function openBackupFolder(
  given: string,
  { keyFile, make = false }: { keyFile?: string | undefined; make?: boolean },
): Promise<BackupFolder> {
  const path = resolve(given);
  const secret = keyFile === undefined ? undefined : await readSecret(keyFile);
  const text = await readFile(join(path, declaration), 'utf8').catch(() => undefined);
  if (text === undefined) {
    if (!make) throw new Problem('backup.no-backup-folder', { folder: path });
    await makeFolder(path, secret);
    return openBackupFolder(given, { keyFile });
  }
  const { encrypted, salt, keyCheck: check } = readDeclaration(path, text);
  if (!encrypted) return { path, key: undefined };
  if (!secret) throw new Problem('backup.key-needed', { folder: path });
  const key = deriveKey(secret, Buffer.from(salt ?? '', 'hex'));
  if (!isKeyOf(key, check ?? '')) throw new Problem('backup.key-wrong', { folder: path });
  return { path, key };
}

async function readSecret(keyFile: string): Promise<Buffer> {
  const bytes = await readFile(keyFile).catch((cause: unknown) => {
    throw new Problem('backup.key-unreadable', { keyFile }, { cause });
  });
  // An editor ends a line; a pass phrase does not.
  const text = bytes.toString('latin1').replace(/[\r\n]+$/, '');
  if (text.length < least) throw new Problem('backup.key-too-short', { keyFile, least });
  return Buffer.from(text, 'latin1');
}

function readDeclaration(path: string, text: string): z.output<typeof declared> {
  try {
    const read = declared.parse(JSON.parse(text));
    if (read.check === checkOf(read)) return read;
  } catch {
    // The same refusal as for a check that does not fit.
  }
  throw new Problem('backup.folder-damaged', { folder: path, name: declaration });
}

function checkOf(content: z.output<typeof declared>): string {
  const text = JSON.stringify({ ...content, check: '' });
  return createHash('sha512').update(text).digest('hex');
}

async function makeFolder(path: string, secret: Buffer | undefined): Promise<void> {
  await mkdir(path, { recursive: true });
  const there = (await readdir(path)).filter((name) => name !== 'incoming');
  if (there.length > 0) throw new Problem('backup.folder-not-empty', { folder: path });
  const salt = secret ? randomBytes(16) : undefined;
  const key = secret && salt ? deriveKey(secret, salt) : undefined;
  const content = {
    format: 'lantai-backup/1' as const,
    encrypted: key !== undefined,
    salt: salt?.toString('hex') ?? null,
    keyCheck: key ? keyCheck(key) : null,
    check: '',
  };
  for (const name of ['incoming', 'pool', 'sets'])
    await mkdir(join(path, name), { recursive: true });
  const draft = join(path, 'incoming', randomUUID());
  await writeNew(draft, `${JSON.stringify({ ...content, check: checkOf(content) })}\n`);
  await renameDurably(draft, join(path, declaration));
}

/** Under which name the pool has bytes with this digest; tables are packed. */
export function storedName(
  { key }: BackupFolder,
  { sha512, packed }: { sha512: string; packed: boolean },
): string {
  const name = key ? hiddenName(key, sha512) : sha512;
  return `${name.slice(0, 2)}/${name}${packed ? '.gz' : ''}`;
}

export async function hasStored({ path }: BackupFolder, stored: string): Promise<boolean> {
  return access(join(path, 'pool', stored)).then(
    () => true,
    () => false,
  );
}

/** Puts a stream into the pool, once. Its digests, and how many bytes that took on the disk. */
export async function store(
  folder: BackupFolder,
  source: Readable,
  { packed = false, replace = false }: { packed?: boolean; replace?: boolean } = {},
): Promise<Digests & { stored: string; written: number }> {
  const draft = join(folder.path, 'incoming', randomUUID());
  let digests: Digests | undefined;
  try {
    await pipeline(
      source,
      digestThrough((result) => {
        digests = result;
      }),
      packed ? createGzip() : new PassThrough(),
      folder.key ? locking(folder.key) : new PassThrough(),
      createWriteStream(draft, { flags: 'wx', mode: 0o444, flush: true }),
    );
    if (!digests) throw new Error('a stream that ended has its digests');
    const stored = storedName(folder, { sha512: digests.sha512, packed });
    if (!replace && (await hasStored(folder, stored))) return { ...digests, stored, written: 0 };
    const { size: written } = await stat(draft);
    const place = join(folder.path, 'pool', stored);
    if (await mkdir(join(place, '..'), { recursive: true }))
      await syncDirectory(join(folder.path, 'pool'));
    await renameDurably(draft, place);
    return { ...digests, stored, written };
  } finally {
    await rm(draft, { force: true });
  }
}

/** The bytes as they were before they were packed and locked. Not held against their digest: see `holdsAsKept`. */
export function openStored({ path, key }: BackupFolder, stored: string): Readable {
  const steps = [
    createReadStream(join(path, 'pool', stored)),
    ...(key ? [unlocking(key)] : []),
    ...(stored.endsWith('.gz') ? [createGunzip()] : []),
  ];
  const out = new PassThrough();
  pipeline([...steps, out] as never).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

/** Reads every byte of what is kept; undefined where it is what it was, else what is wrong in one word. */
export async function faultOf(
  folder: BackupFolder,
  { stored, sha512, sm3, size }: Pick<Kept, 'stored' | 'sha512' | 'sm3' | 'size'>,
): Promise<'missing' | 'altered' | undefined> {
  if (!(await hasStored(folder, stored))) return 'missing';
  let found: Digests | undefined;
  try {
    const through = digestThrough((result) => {
      found = result;
    });
    await pipeline(openStored(folder, stored), through, async (rest) => {
      for await (const _ of rest);
    });
  } catch {
    return 'altered';
  }
  const same = found?.sha512 === sha512 && found.sm3 === sm3 && found.size === size;
  return same ? undefined : 'altered';
}

const manifestName = (folder: BackupFolder) =>
  folder.key ? 'manifest.jsonl.locked' : 'manifest.jsonl';

/** The step that makes a set exist. */
export async function writeManifest(folder: BackupFolder, manifest: SetManifest): Promise<void> {
  const { set } = manifest.header;
  const draft = join(folder.path, 'incoming', randomUUID());
  await mkdir(draft);
  await pipeline(
    Readable.from(manifestLines(manifest)),
    folder.key ? locking(folder.key) : new PassThrough(),
    createWriteStream(join(draft, manifestName(folder)), { flags: 'wx', mode: 0o444, flush: true }),
  );
  await syncDirectory(draft);
  await renameDurably(draft, join(folder.path, 'sets', set));
}

export async function readManifest(folder: BackupFolder, set: string): Promise<SetManifest> {
  // The name comes from callers and becomes a path.
  if (!/^\d{8}T\d{6}Z-[0-9a-f]{6}$/.test(set)) throw new Problem('backup.set-not-found', { set });
  const path = join(folder.path, 'sets', set, manifestName(folder));
  if (
    !(await access(path).then(
      () => true,
      () => false,
    ))
  )
    throw new Problem('backup.set-not-found', { set });
  const out = new PassThrough();
  const reading = pipeline(
    createReadStream(path),
    folder.key ? unlocking(folder.key) : new PassThrough(),
    out,
  ).catch((cause: unknown) => {
    out.destroy(new Problem('backup.manifest-damaged', { set }, { cause }));
  });
  const manifest = await parseManifest(set, splitLines(out));
  await reading;
  return manifest;
}

// readline does not pass an error of its stream on.
async function* splitLines(stream: Readable): AsyncIterable<string> {
  let failure: unknown;
  stream.once('error', (error) => {
    failure = error;
  });
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  stream.once('error', () => lines.close());
  for await (const line of lines) yield line;
  if (failure) throw failure;
}

/** Oldest first. */
export async function findSets({ path }: BackupFolder): Promise<string[]> {
  const names = await readdir(join(path, 'sets'));
  return names.filter((name) => /^\d{8}T\d{6}Z-[0-9a-f]{6}$/.test(name)).toSorted();
}
