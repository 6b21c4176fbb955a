import { categoryName } from '@lantai/contract/classification/category.ts';
import {
  type EnteredLine,
  type HandOver,
  type HandOverPart,
  handOverParts,
  partOf,
} from '@lantai/contract/collection/hand-over.ts';
import { thingKindNames } from '@lantai/contract/identity/hand-over-owed.ts';
import { handOversText as t } from './hand-overs.text.ts';

/** A part of the list as a table: its columns with their widths on paper, in millimetres, and its lines. */
export type Section = {
  readonly part: HandOverPart;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly lines: readonly (readonly string[])[];
  readonly note: string | undefined;
};

/** Every part of workflows C.3 in its order, also one without any line. */
export function sectionsOf(list: HandOver): Section[] {
  return handOverParts.map((part) => ({
    part,
    columns: columnsOf(part),
    lines: linesOf(list, part),
    note: noteOf(list, part),
  }));
}

function columnsOf(part: HandOverPart): Section['columns'] {
  const { custody, thing, lent, entered } = t;
  const of = (titles: readonly string[], widths: readonly number[]) =>
    titles.map((title, place) => ({ title, width: widths[place] ?? 0 }));
  switch (part) {
    case 'custody':
      return of(
        [
          custody.category,
          custody.filed,
          custody.onPaper,
          custody.awaiting,
          custody.boxes,
          custody.volumes,
        ],
        [40, 28, 28, 28, 28, 28],
      );
    case 'keys':
      return of([entered.what, entered.number.key, entered.remark], [70, 40, 70]);
    case 'registers':
      return of([entered.what, entered.number.register, entered.remark], [70, 40, 70]);
    case 'lent':
      return of([lent.number, lent.title, lent.to, lent.on], [48, 77, 30, 25]);
    default:
      return of([thing.kind, thing.number, thing.title, thing.state], [25, 48, 75, 32]);
  }
}

function linesOf({ things, parts }: HandOver, part: HandOverPart): string[][] {
  const entered = (kind: EnteredLine['kind']) =>
    (parts?.entered ?? [])
      .filter((line) => line.kind === kind)
      .map(({ what, number, remark }) => [what, number, remark]);
  switch (part) {
    case 'custody':
      return (parts?.custody ?? []).map((row) => [
        categoryName(row.category),
        ...[row.filed, row.onPaper, row.awaiting, row.boxes, row.volumes].map(String),
      ]);
    case 'keys':
      return entered('key');
    case 'registers':
      return entered('register');
    case 'lent':
      return (parts?.lent ?? []).map(({ number, title, toName, handedOn }) => [
        number,
        title,
        toName,
        handedOn,
      ]);
    default:
      return things
        .filter(({ kind }) => partOf(kind) === part)
        .map(({ kind, number, title, state }) => [thingKindNames[kind], number, title, state]);
  }
}

function noteOf({ parts }: HandOver, part: HandOverPart): string | undefined {
  if (part === 'things' || part === 'unfiled') return undefined;
  if (parts === null) return t.notKept;
  return part === 'lent' ? t.lendingOff : undefined;
}
