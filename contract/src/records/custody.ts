import type { Carrier } from './record.ts';
import type { RecordState } from './record-life.ts';

/**
 * Whether a record shows every carrier it has, or says why one of them is missing (workflows A.13: 对应关系).
 * Only what is on paper and electronic has two: its paper lies in a box, its bytes are components.
 */
export function hasBothSides(record: {
  carrier: Carrier;
  boxNumber: string | null;
  components: number;
  correspondence: string | null;
}): boolean {
  const { carrier: of, boxNumber, components, correspondence } = record;
  return of !== 'mixed' || (boxNumber !== null && components > 0) || correspondence !== null;
}

/**
 * Filed, and in its place: what is on paper lies in a box on a shelf, what is electronic in the store
 * (workflows A.8, IN_CUSTODY). A record on both carriers needs both, or its note of correspondence.
 */
export function inCustody(record: {
  state: RecordState;
  carrier: Carrier;
  boxNumber: string | null;
  location: string | null;
  components: number;
  correspondence: string | null;
}): boolean {
  const { state, carrier: of, boxNumber, location } = record;
  if (state !== 'filed') return false;
  if (of === 'electronic') return true;
  if (boxNumber !== null && location !== null) return hasBothSides(record);
  // Its paper is elsewhere, and the note says where.
  return of === 'mixed' && boxNumber === null && record.correspondence !== null;
}
