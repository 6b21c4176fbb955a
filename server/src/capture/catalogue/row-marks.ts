import {
  type CatalogueField,
  type CatalogueHeading,
  catalogueFields,
} from '@lantai/contract/capture/catalogue-columns.ts';
import type { ImportFinding } from '@lantai/contract/capture/import-rule.ts';
import { type MarkedField, secrecyOfFields } from '@lantai/contract/records/secrecy-mark.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import type { CatalogueRow } from './catalogue-row.ts';
import type { RowCells } from './row-cells.ts';

/** What shows on a row as a whole, before its fields are read: secrecy marks, slips, damage. */

/** An earlier report's own column is no part of the row, and quotes what it complains of. */
const ownFields = catalogueFields.filter((field) => field !== 'importFindings');

/** Every column is searched, also the unknown ones: a mark must not come in under another heading. */
export function secrecyOfRow(
  heading: CatalogueHeading,
  { cells }: CatalogueRow,
): MarkedField<CatalogueField> | undefined {
  const known = Object.fromEntries(
    ownFields.map((field) => [field, cells[heading.columns[field] ?? -1]]),
  ) as Partial<Record<CatalogueField, string>>;
  const unknown = Object.fromEntries(
    heading.unknown.map(({ index }) => [`unknown ${index}`, cells[index]]),
  );
  const marked = secrecyOfFields<string>({ ...known, ...unknown });
  if (!marked) return undefined;
  const field = ownFields.find((name) => name === marked.field) ?? 'remark';
  return { field, mark: marked.mark };
}

export function secrecyFinding(
  cells: RowCells,
  { field, mark }: MarkedField<CatalogueField>,
): ImportFinding {
  return cells.found(field, 'secrecy-mark-found', { level: securityLevelNames[mark.level] });
}

/** The printers' sign for a character that could not be set. */
export const damageMark = '〓';

// U+FFFD is where a decoder gave up, control signs come of broken exports, 锟斤拷 of both at once.
const damage = /\p{Cc}|\ufffd|锟斤拷|〓/u;

export function damageIn(
  heading: CatalogueHeading,
  { cells }: CatalogueRow,
  under: RowCells,
): ImportFinding[] {
  const isNameless = (index: number) => (heading.cells[index] ?? '').trim() === '';
  const count = cells.filter((cell, index) => isNameless(index) && cell.trim() !== '').length;
  const damaged = ownFields.filter((field) =>
    damage.test(under.given(field).replaceAll(/[\t\r\n]/gu, '')),
  );
  return [
    ...(count > 0 ? [under.foundInRow('row-too-wide', { count })] : []),
    ...damaged.map((field) => under.found(field, 'text-damaged')),
  ];
}
