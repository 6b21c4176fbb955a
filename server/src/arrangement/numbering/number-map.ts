import {
  countNumbers,
  type NumberRun,
  numberRuns,
} from '@lantai/contract/arrangement/number-runs.ts';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { type Claim, findClaims } from './claims.ts';
import { findClassesOf, type ShownClass } from './class-places.ts';
import { findExplained, findReserved, type RangeRow } from './ranges.ts';

/** 编号图: each class of a fonds with every one of its numbers, as runs of one state. */
export async function findNumberMap(db: Db, fondsId: string, classKey?: string) {
  await getFonds(db, fondsId);
  const classes = await findClassesOf(db, fondsId);
  const runs = await findRuns(db, fondsId, classKey);
  return [...runs].flatMap(([key, ofClass]) => {
    const shown = classes.get(key) ?? classWithoutRecords(key);
    const counts = countNumbers(ofClass);
    return ofClass.length === 0
      ? []
      : [{ ...shown, lastNumber: ofClass.at(-1)?.last ?? 0, counts, runs: ofClass }];
  });
}

/** The runs of every class that has a number in any way, by class, in the order of their keys. */
async function findRuns(
  db: Db,
  fondsId: string,
  classKey?: string,
): Promise<Map<string, NumberRun[]>> {
  const claims = Map.groupBy(await findClaims(db, fondsId, classKey), (claim) => claim.classKey);
  const reserved = Map.groupBy(await findReserved(db, fondsId, classKey), keyOf);
  const explained = Map.groupBy(await findExplained(db, fondsId, classKey), keyOf);
  const keys = new Set([...claims.keys(), ...reserved.keys(), ...explained.keys()]);
  return new Map(
    [...keys].toSorted(byText).map((key) => {
      const ofClass = claims.get(key) ?? [];
      return [
        key,
        numberRuns({
          numbered: numbersOf(ofClass, 'numbered'),
          destroyed: numbersOf(ofClass, 'destroyed'),
          given: numbersOf(ofClass, 'given'),
          reserved: reserved.get(key) ?? [],
          explained: explained.get(key) ?? [],
        }),
      ];
    }),
  );
}

/** By code point, so that the order does not depend on the machine's language. */
const byText = (one: string, other: string) => (one < other ? -1 : 1);

const keyOf = ({ classKey }: RangeRow) => classKey;

function numbersOf(claims: readonly Claim[], way: Claim['way']): number[] {
  return claims.filter((claim) => claim.way === way).map(({ number }) => number);
}

/** Reserved or explained before it had a record, or after its last one went. */
function classWithoutRecords(classKey: string): ShownClass {
  return { classKey, category: 'WS', year: null, retention: null, department: null };
}

/** The runs of one class. */
export async function getRuns(db: Db, fondsId: string, classKey: string): Promise<NumberRun[]> {
  return (await findRuns(db, fondsId, classKey)).get(classKey) ?? [];
}
