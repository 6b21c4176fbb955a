import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TakenFile } from '@lantai/contract/preservation/damage.ts';
import { waitingForRepair } from '../damages/open-damage.ts';
import { type ToldFinding, tellFindings } from '../damages/tell-findings.ts';
import type { OnStep } from '../deposit-version.ts';
import { makeDirectory, renameDurably, syncDirectory, writeNew } from '../durable.ts';
import { readFolderTree } from '../folder-tree.ts';
import { objectPath } from '../ocfl-root.ts';
import { verifyObject, verifyObjectIn } from '../verify-object.ts';
import { assembleObject } from './assemble-object.ts';
import { keepingName } from './copy-root.ts';
import { type Held, holdIn, type Place, tracedHead, versionNumber } from './object-evidence.ts';
import { planObject } from './plan-object.ts';

/** What came of looking at one object in one place, and of mending it. */
export type Repair =
  | { readonly outcome: 'whole' }
  | {
      readonly outcome: 'repaired';
      readonly faults: readonly ToldFinding[];
      readonly files: readonly TakenFile[];
      /** The folder, below the `damaged` folder of its place, in which what was damaged is kept. */
      readonly aside: string | null;
    }
  | {
      readonly outcome: 'open';
      readonly faults: readonly ToldFinding[];
      readonly reason: string;
      /** No place has it whole, as far as the places can be reached. */
      readonly lost: boolean;
    };

export type RepairOptions = {
  /** Where damaged objects of this place are kept, on the same file system as its root. */
  readonly damaged: string;
  /** Places that are known not to have the object's newest version yet. */
  readonly behind?: ReadonlySet<string>;
  /** Nothing is touched: it is only found out whether it could be mended. */
  readonly onlyPlan?: boolean;
  readonly onStep?: OnStep;
};

/**
 * Verifies an object in one place, and where it is damaged puts it together anew from what is whole in any
 * place, **file by file, by digest**: a copy that lags still has the files of the versions it knows. The new one is
 * verified before anything is touched; then the damaged one is moved aside, never deleted, and the whole one renamed in.
 *
 * A crash between the two renames leaves the object absent and `whole` beside what is kept: the next repair goes on
 * from there. Nothing is repaired to less than what is known to have been there.
 */
export async function repairObject(
  target: Place,
  others: readonly Place[],
  id: string,
  { damaged, behind = new Set(), onlyPlan = false, onStep = () => undefined }: RepairOptions,
): Promise<Repair> {
  const aside = join(damaged, keepingName(id));
  const finished = await finishCutOff(target, id, aside);
  const faults = await tellFindings(
    objectPath(target.root, id),
    await verifyObject(target.root, id),
  );
  if (faults.length === 0) return finished ?? { outcome: 'whole' };

  const held = await Promise.all([target, ...others].map((place) => holdIn(place, id)));
  const plan = await planObject(held, id);
  const open = (reason: string, lost = false): Repair => ({
    outcome: 'open',
    faults,
    reason,
    lost,
  });
  if ('reason' in plan) return open(plan.reason, true);
  const hindrance = await whatWouldBeLost(held, plan.head, behind);
  if (hindrance) return open(hindrance);
  if (onlyPlan) return open(waitingForRepair);

  const kept = await newKeepingFolder(aside);
  const whole = join(kept, 'whole');
  const files = await assembleObject(plan, whole);
  onStep('whole assembled');
  if ((await verifyObjectIn(whole, id)).length > 0) {
    await rm(kept, { recursive: true });
    return open('由各处完好文件拼成的对象仍不合规');
  }
  await keepNote(kept, { id, faults, files });
  onStep('whole verified');
  const there = held[0]?.tree !== null;
  if (there && !(await moveAside(target, id, { kept, held: held[0] as Held })))
    return open('修复时对象正在变动，稍后再修复');
  onStep('damaged moved aside');
  await putIn(target, id, whole);
  onStep('whole in place');
  return { outcome: 'repaired', faults, files, aside: kept };
}

/** Goes on with a repair that was killed between moving aside and putting in. */
async function finishCutOff(target: Place, id: string, aside: string): Promise<Repair | null> {
  const left = await readFolderTree(aside);
  for (const name of left?.namesIn('') ?? []) {
    const kept = join(aside, name);
    const whole = join(kept, 'whole');
    if (!existsSync(whole)) continue;
    const note = await readNote(kept);
    const isAway = !existsSync(objectPath(target.root, id));
    // Cut off while it was still being put together: it is put together anew.
    if (!note || !isAway || (await verifyObjectIn(whole, id)).length > 0) {
      await rm(whole, { recursive: true });
      if (!existsSync(join(kept, 'object'))) await rm(kept, { recursive: true });
      continue;
    }
    await putIn(target, id, whole);
    return { outcome: 'repaired', faults: note.faults, files: note.files, aside: kept };
  }
  return null;
}

/** An older state is not put in the place of a newer one that is lost: that a person has to decide. */
async function whatWouldBeLost(
  held: readonly Held[],
  head: string,
  behind: ReadonlySet<string>,
): Promise<string | null> {
  const traces = await Promise.all(held.map(tracedHead));
  const highest = Math.max(...traces);
  if (highest > versionNumber(head))
    return `各处完好的只到 ${head}，而曾有 v${highest}；须从备份恢复`;
  const sources = held.filter(({ tree }) => tree !== null);
  const known = sources.some(({ place }) => !behind.has(place.name));
  return known ? null : '所有副本都还没有跟进到这个对象的最新版本，不能确认没有更新的内容';
}

type Note = { id: string; faults: ToldFinding[]; files: TakenFile[] };

async function keepNote(
  kept: string,
  note: { id: string; faults: readonly ToldFinding[]; files: readonly TakenFile[] },
): Promise<void> {
  await writeNew(join(kept, 'note.json'), `${JSON.stringify(note, null, 2)}\n`);
  await syncDirectory(kept);
}

async function readNote(kept: string): Promise<Note | null> {
  try {
    return JSON.parse(await readFile(join(kept, 'note.json'), 'utf8')) as Note;
  } catch {
    return null;
  }
}

async function newKeepingFolder(aside: string): Promise<string> {
  await makeDirectory(dirname(dirname(aside)), aside);
  for (let number = 1; ; number += 1) {
    const kept = join(aside, String(number));
    if (existsSync(kept)) continue;
    await mkdir(kept);
    await syncDirectory(aside);
    return kept;
  }
}

/** False, and everything as it was, when somebody has written to the object since it was looked at. */
async function moveAside(
  { root }: Place,
  id: string,
  { kept, held }: { kept: string; held: Held },
): Promise<boolean> {
  const place = objectPath(root, id);
  const object = join(kept, 'object');
  await rename(place, object);
  const now = await readFolderTree(object);
  const same =
    JSON.stringify([...(now?.kinds ?? [])]) === JSON.stringify([...(held.tree?.kinds ?? [])]);
  if (same) {
    await syncDirectory(kept);
    await syncDirectory(dirname(place));
    return true;
  }
  await rename(object, place);
  await rm(kept, { recursive: true });
  return false;
}

async function putIn({ root }: Place, id: string, whole: string): Promise<void> {
  const place = objectPath(root, id);
  await makeDirectory(root.path, dirname(place));
  // An empty folder may have been left where the object was.
  if (existsSync(place)) await rmdir(place);
  await renameDurably(whole, place);
  await syncDirectory(dirname(whole));
}
