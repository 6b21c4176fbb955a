import type { ListParts, OpenThing } from '@lantai/contract/collection/hand-over.ts';
import { sm3 } from '../../audit/sealing/sm3.ts';

/** What both sign: between whom, and every line of the list. */
export type SignedList = {
  readonly agencyId: string;
  readonly personId: string;
  readonly successorId: string;
  readonly things: readonly OpenThing[];
  /** Null in lists of before, whose digest is over the things alone. */
  readonly parts: ListParts | null;
};

/** Over what stands on the sheet, in one order. */
export function digestList({ agencyId, personId, successorId, things, parts }: SignedList): string {
  const lines = things.map(({ kind, id, number, title, state }) => [
    kind,
    id,
    number,
    title,
    state,
  ]);
  if (parts === null) return sm3(lines.map((line) => line.join('\t')).join('\n'));
  return sm3(
    JSON.stringify([
      [agencyId, personId, successorId],
      lines,
      parts.custody.map((row) => [
        row.category,
        row.filed,
        row.onPaper,
        row.awaiting,
        row.boxes,
        row.volumes,
      ]),
      parts.lent.map(({ id, number, title, toName, handedOn }) => [
        id,
        number,
        title,
        toName,
        handedOn,
      ]),
      parts.entered.map(({ kind, what, number, remark }) => [kind, what, number, remark]),
    ]),
  );
}
