import {
  type RenumberingState,
  renumberingFaults,
  renumberingStateNames,
} from '@lantai/contract/arrangement/renumbering.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import type { Preview } from './preview-renumbering.ts';
import type { FoundFault } from './renumbering-faults.ts';

type Step = { readonly from: readonly RenumberingState[]; readonly action: string };

/** A renumbering in one of the states its next step begins in, held until the transaction ends. */
export async function lockRenumbering(
  tx: Tx,
  id: string,
  { from, action }: Step,
): Promise<Row<'renumbering'>> {
  const row = await tx
    .selectFrom('renumbering')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('arrangement.renumbering-not-found');
  if (!from.includes(row.state))
    throw new Problem('arrangement.renumbering-wrong-state', {
      state: renumberingStateNames[row.state],
      action,
    });
  return row;
}

/** Codes and boxes a sentence names before it counts the rest. */
const NAMED = 5;

export function requireFaultless({ faults, items }: Preview): void {
  if (faults.length > 0)
    throw new Problem('arrangement.cannot-renumber', {
      reason: faults.map(faultSentence).join('；'),
      faults,
    });
  if (items.length === 0) throw new Problem('arrangement.nothing-to-renumber');
}

function faultSentence({ fault, codes, boxes }: FoundFault): string {
  const named =
    boxes.length > 0 ? boxes.map(({ classKey, number }) => `${classKey} 第 ${number} 盒`) : codes;
  const rest = named.length > NAMED ? ` 等 ${named.length} 项` : '';
  return `${named.slice(0, NAMED).join('、')}${rest}${renumberingFaults[fault]}`;
}
