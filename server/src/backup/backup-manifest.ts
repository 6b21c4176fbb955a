import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '#platform/problem.ts';

const digest = z.string().regex(/^[0-9a-f]{128}$/);

/** Something kept in a set: where it belongs, what its bytes are, and under which name the pool has them. */
export const kept = z.object({
  path: z.string().min(1),
  size: z.number().int().nonnegative(),
  sha512: digest,
  sm3: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the original, so that an incremental set need not read again what did not change. */
  changed: z.number(),
  stored: z.string().regex(/^[0-9a-f]{2}\/[0-9a-f]{128}(?:\.gz)?$/),
});
export type Kept = z.output<typeof kept>;

export const keptTable = z.object({
  name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
  /** Without generated columns, which the database fills by itself. */
  columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)),
  rows: z.number().int().nonnegative(),
  path: z.string(),
});
export type KeptTable = z.output<typeof keptTable>;

export const setHeader = z.object({
  format: z.literal('lantai-backup/1'),
  set: z.string(),
  kind: z.enum(['full', 'incremental']),
  takenAt: z.string(),
  program: z.string(),
  database: z.string(),
  previous: z.string().nullable(),
  migrations: z.array(z.object({ name: z.string(), sha512: digest })),
  tables: z.array(keptTable),
  sequences: z.array(
    z.object({ name: z.string(), value: z.number().nullable(), called: z.boolean() }),
  ),
  trail: z.object({ lastSeq: z.number(), blocks: z.number(), head: z.string().nullable() }),
  /** What the catalogue names and the store did not have: the set is whole only where this is empty. */
  missing: z.array(z.object({ sha512: z.string(), record: z.string() })),
  files: z.number().int(),
  bytes: z.number().int(),
});
export type SetHeader = z.output<typeof setHeader>;

export type SetManifest = { readonly header: SetHeader; readonly files: readonly Kept[] };

/** One line for the head, one for each file, and a last one that tells whether all are there and unaltered. */
export function* manifestLines({ header, files }: SetManifest): Iterable<string> {
  const hash = createHash('sha512');
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield line(header);
  for (const file of files) yield line(file);
  yield `${JSON.stringify({ end: hash.digest('hex') })}\n`;
}

/** Refuses a manifest of which a character, a line or the end is missing or another. */
export async function parseManifest(
  set: string,
  lines: AsyncIterable<string>,
): Promise<SetManifest> {
  const damaged = () => new Problem('backup.manifest-damaged', { set });
  const hash = createHash('sha512');
  const files: Kept[] = [];
  let header: SetHeader | undefined;
  let ended = false;
  for await (const line of lines) {
    if (ended) throw damaged();
    const value = parsed(line) ?? {};
    if (typeof value === 'object' && 'end' in value) {
      if (line !== JSON.stringify({ end: hash.digest('hex') })) throw damaged();
      ended = true;
      continue;
    }
    hash.update(`${line}\n`);
    if (header) {
      const file = kept.safeParse(value);
      if (!file.success) throw damaged();
      files.push(file.data);
    } else {
      const read = setHeader.safeParse(value);
      if (!read.success) throw damaged();
      header = read.data;
    }
  }
  if (!(header && ended && header.files === files.length && header.set === set)) throw damaged();
  return { header, files };
}

function parsed(line: string): object | undefined {
  try {
    return JSON.parse(line) ?? undefined;
  } catch {
    return undefined;
  }
}
