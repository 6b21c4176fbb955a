import { nextNumbers } from '@lantai/contract/arrangement/number-runs.ts';
import type { Day } from '@lantai/contract/values.ts';
import type { Db } from '#platform/database.ts';
import { codeOrReason } from '../arrangement-queries.ts';
import { findOrderRules, findReadyInOrder } from '../ready-records.ts';
import { findLastNumbers } from './class-head.ts';
import { getClass } from './class-places.ts';
import { findPassedOver } from './ranges.ts';

/** 预演编号: what of a class is ready, in its order, with the codes that filing gives if nothing changes. */
export async function dryRunNumbering(
  db: Db,
  { fondsId, classKey }: { fondsId: string; classKey: string },
) {
  const shown = await getClass(db, fondsId, classKey);
  const ready = (await findReadyInOrder(db, { fondsId })).filter(
    ({ place }) => place.classKey === classKey,
  );
  const lastNumber = (await findLastNumbers(db, fondsId)).get(classKey) ?? 0;
  const passedOver = await findPassedOver(db, fondsId, classKey);
  const numbers = nextNumbers(lastNumber, passedOver, ready.length);
  return {
    ...shown,
    rule: (await findOrderRules(db, fondsId)).get(classKey) ?? ('time' as const),
    total: ready.length,
    records: ready.map(({ place, arrangedPosition, documentOn, ...record }, index) => {
      const itemNumber = numbers[index] ?? 0;
      return {
        recordId: record.recordId,
        title: record.title,
        documentNumber: record.documentNumber,
        documentOn: documentOn as Day | null,
        pages: record.pages,
        arranged: arrangedPosition !== null,
        itemNumber,
        archivalCode: codeOrReason(place, itemNumber),
      };
    }),
  };
}
