import {
  type CatalogueField,
  type CatalogueHeading,
  catalogueFields,
  fieldName,
} from '@lantai/contract/capture/catalogue-columns.ts';
import {
  foundIn,
  type ImportFinding,
  type ImportRule,
  wholeRow,
} from '@lantai/contract/capture/import-rule.ts';
import type { CatalogueRow } from './catalogue-row.ts';

/** A row under its heading: what stands in a field, and findings that name the place. */
export type RowCells = {
  row: number;
  /** The text as it came, '' where the column or the cell is empty. */
  given: (field: CatalogueField) => string;
  found: (
    field: CatalogueField,
    rule: ImportRule,
    details?: Readonly<Record<string, string | number>>,
  ) => ImportFinding;
  foundInRow: (
    rule: ImportRule,
    details?: Readonly<Record<string, string | number>>,
  ) => ImportFinding;
  known: Readonly<Partial<Record<CatalogueField, string>>>;
  extra: Readonly<Record<string, string>>;
};

/** What stands in reports in place of the words of a row that carries a secrecy mark. */
export const concealed = '（带密级标志，不列出）';

export function cellsUnder(
  heading: CatalogueHeading,
  { row, cells }: CatalogueRow,
  { conceal }: { conceal: boolean },
): RowCells {
  const place = (field: CatalogueField) => heading.columns[field] ?? -1;
  const given = (field: CatalogueField) => cells[place(field)] ?? '';
  const column = (field: CatalogueField) => heading.cells[place(field)] ?? fieldName(field);
  const shown = (field: CatalogueField) => (conceal ? concealed : given(field));
  return {
    row,
    given,
    found: (field, rule, details) =>
      foundIn({ row, column: column(field), value: shown(field) }, rule, details),
    foundInRow: (rule, details) =>
      foundIn({ row, column: wholeRow, value: shown('title') }, rule, details),
    known: knownCells(given),
    extra: unknownCells(heading, cells),
  };
}

function knownCells(given: RowCells['given']): RowCells['known'] {
  const filled = catalogueFields.filter((field) => given(field) !== '');
  // Findings of an earlier report are no part of what the row says.
  const said = filled.filter((field) => field !== 'importFindings');
  return Object.fromEntries(said.map((field) => [field, given(field)]));
}

function unknownCells({ unknown }: CatalogueHeading, cells: readonly string[]): RowCells['extra'] {
  const filled = unknown.filter(({ index }) => (cells[index] ?? '') !== '');
  return Object.fromEntries(filled.map(({ heading, index }) => [heading, cells[index] ?? '']));
}
