import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckStage, checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import {
  type CheckOutcome,
  noOutcomes,
  type OutcomeCounts,
} from '@lantai/contract/quality/check-result.ts';
import { ruleSetVersion } from '@lantai/contract/quality/rule-set.ts';
import { type TrustContext, withoutTrust } from '../../preservation/trust/judge-trust.ts';
import { type Found, lookWith } from '../../quality/check.ts';
import { findAntivirus } from '../../quality/find-antivirus.ts';
import { placeItems } from './place-items.ts';
import { batchOf, subjectOf, surroundingsOf } from './place-subject.ts';
import { type PlaceKind, placeKindNames } from './placed.ts';
import { readPlace } from './read-place.ts';

export type PlaceReport = {
  readonly path: string;
  readonly kind: PlaceKind;
  readonly stage: CheckStage;
  readonly ruleSet: string;
  readonly records: number;
  readonly files: number;
  readonly items: readonly (Omit<Found, 'seen'> & { name: string; seen: Found['seen'] })[];
  readonly counts: OutcomeCounts;
  /** How many of the items that apply have come to an answer; not the pass rate. */
  readonly coverage: { readonly ran: number; readonly applicable: number };
};

/** Looks at a folder or package by all items of a stage, without any database. Null where there is nothing. */
export async function checkPlace(
  path: string,
  stage: CheckStage,
  today: string,
  trust: TrustContext = withoutTrust,
): Promise<PlaceReport | null> {
  const unpacking = await mkdtemp(join(tmpdir(), 'lantai-check-'));
  try {
    const place = await readPlace(path, unpacking);
    if (!place) return null;
    const surroundings = surroundingsOf(stage, today, { antivirus: await findAntivirus(), trust });
    const subjects = [];
    for (const record of place.records) subjects.push(await subjectOf(record, surroundings, place));
    const looked = { place, subjects, batch: batchOf(place, surroundings) };
    const items = [];
    for (const { code, name } of checkItemsOf(stage))
      items.push({ ...(await lookWith(code, () => placeItems[code](looked))), name });
    return {
      ...{ path, kind: place.kind, stage, ruleSet: ruleSetVersion, items },
      ...{ records: place.records.length, files: place.files.length },
      ...figuresOf(items.map(({ outcome }) => outcome)),
    };
  } finally {
    await rm(unpacking, { recursive: true, force: true });
  }
}

function figuresOf(outcomes: readonly CheckOutcome[]): Pick<PlaceReport, 'counts' | 'coverage'> {
  const counts = noOutcomes();
  for (const outcome of outcomes) counts[outcome] += 1;
  const ran = counts.passed + counts.failed;
  return { counts, coverage: { ran, applicable: ran + counts['not-run'] + counts.waiting } };
}

export const kindOf = ({ kind }: PlaceReport) => placeKindNames[kind];
