import { mkdir, mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { Problem } from '#platform/problem.ts';
import { ConversionFault } from '#preservation/conversion/conversion-fault.ts';
import { SignatureFileFault } from '#preservation/formats/droid-signatures.ts';
import { StoreFault } from '#preservation/store-fault.ts';
import { type Injury, injured, injury } from './damage.ts';

/** A reader of files from outside. What it answers is looked at for signs that it broke. */
export type FuzzedParser = {
  readonly fileName: string;
  readonly samples: readonly Uint8Array[];
  /** What is done to them; unless said otherwise, what may be done to any file. */
  readonly injuries?: fc.Arbitrary<Injury>;
  /** What its reader says only where it was surprised itself: the file is refused, and the reader is to be mended. */
  readonly surprised?: RegExp;
  /** `folder` is empty and its own; whatever it writes belongs there. */
  readonly parse: (path: string, folder: string) => Promise<unknown>;
};

/** How often each format is read, and by which chance: both can be set for a longer run. */
const runs = Number(process.env.LANTAI_FUZZ_RUNS ?? 1000);
const seed = Number(process.env.LANTAI_FUZZ_SEED ?? 20_261_125);

/** The longest that one file may take, its worker's start included. */
const secondsEach = 20;
const atOnce = 4;

/** What a reader may throw: each says in words what is wrong with the file. */
const refusals = [Problem, StoreFault, ConversionFault, SignatureFileFault];

/** A worker that ended by itself, or was stopped by its clock: a crash and a hang in a plain sentence. */
const broken = /意外中止|解析占用内存过多或中断|秒内未能|超过 60 秒|超出时间/u;

/** What went wrong, with what it takes to see it again; empty where every file was read or refused. */
export async function faultsOf(parser: FuzzedParser): Promise<string[]> {
  const outer = await mkdtemp(join(await quickFolder(), 'lantai-fuzz-'));
  const faults: string[] = [];
  const injuries = fc.sample(parser.injuries ?? injury, { numRuns: runs, seed });
  const waiting = injuries.entries();
  const readOn = async () => {
    for (const [run, one] of waiting) {
      const fault = await faultOf(parser, { run, injury: one, outer });
      if (fault) faults.push(fault);
    }
  };
  try {
    // A reader that refuses the whole sample would never come to what is damaged in it.
    for (const [place, sample] of parser.samples.entries()) {
      const answer = await whole(parser, sample, join(outer, `whole-${place}`));
      if (answer) faults.push(`sample ${place} as it is: ${answer}`);
    }
    await Promise.all(Array.from({ length: atOnce }, readOn));
    return [...faults, ...(await escapesFrom(outer))];
  } finally {
    await rm(outer, { recursive: true, force: true });
  }
}

/** Memory, where there is room in it: what is read here has no need of a disk that syncs thousands of small files. */
async function quickFolder(): Promise<string> {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize > 2 ** 30 ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function whole(
  { fileName, parse }: FuzzedParser,
  sample: Uint8Array,
  own: string,
): Promise<string | null> {
  await mkdir(join(own, 'work'), { recursive: true });
  await writeFile(join(own, fileName), sample);
  try {
    const told = inspect(await parse(join(own, fileName), join(own, 'work')), { depth: 6 });
    return /kind: '(?:failed|unreadable|bad-signatures)'|rule: '(?:package-unreadable|bag-invalid)'|profile: null/u.exec(
      told,
    )
      ? told
      : null;
  } catch (error) {
    return inspect(error);
  }
}

type Run = { readonly run: number; readonly injury: Injury; readonly outer: string };

async function faultOf(parser: FuzzedParser, { run, injury, outer }: Run): Promise<string | null> {
  const sample = parser.samples[run % parser.samples.length] ?? Buffer.alloc(0);
  const own = join(outer, `run-${run}`);
  const folder = join(own, 'work');
  await mkdir(folder, { recursive: true });
  const path = join(own, parser.fileName);
  await writeFile(path, injured(sample, injury));
  const what = await outcomeOf(() => parser.parse(path, folder), parser.surprised);
  const strays = (await readdir(own)).filter((name) => name !== 'work' && name !== parser.fileName);
  await rm(own, { recursive: true, force: true });
  const told = what ?? (strays.length > 0 ? `wrote ${strays.join(', ')} beside its folder` : null);
  return told && `seed ${seed}, run ${run} ${JSON.stringify(injury)}: ${told}`;
}

async function outcomeOf(
  parse: () => Promise<unknown>,
  surprised?: RegExp,
): Promise<string | null> {
  const late = Promise.withResolvers<string>();
  const clock = setTimeout(() => late.resolve(`took over ${secondsEach} s`), secondsEach * 1000);
  const read = async () => {
    try {
      const told = inspect(await parse(), { depth: 6, maxArrayLength: 50, maxStringLength: 500 });
      return (broken.exec(told) ?? surprised?.exec(told))?.[0] ?? null;
    } catch (error) {
      if (refusals.some((refusal) => error instanceof refusal)) {
        const reason = inspect(error, { depth: 4 });
        return error instanceof ConversionFault ? (broken.exec(reason)?.[0] ?? null) : null;
      }
      return inspect(error);
    }
  };
  try {
    return await Promise.race([read(), late.promise]);
  } finally {
    clearTimeout(clock);
  }
}

/** Files that a hostile name put outside of the folder that was given for them. */
async function escapesFrom(outer: string): Promise<string[]> {
  const around = [outer, join(outer, '..'), tmpdir(), process.cwd(), '/'];
  const found = await Promise.all(
    around.map(async (folder) =>
      (await readdir(folder))
        .filter((name) => name.includes('fuzz-escape'))
        .map((name) => `${join(folder, name)} was written`),
    ),
  );
  return found.flat();
}
