import {
  type CatalogueField,
  type CatalogueHeading,
  fieldName,
} from '@lantai/contract/capture/catalogue-columns.ts';
import { foundIn } from '@lantai/contract/capture/import-rule.ts';
import { type DescriptionField, description } from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import type { CatalogueEntry, CheckedRow } from '../catalogue/catalogue-entry.ts';
import { concealed } from '../catalogue/row-cells.ts';
import type { AlikeRecord } from './compare-with-fonds.ts';
import type { ImportTarget } from './import-target.ts';
import { departmentOf, incomingRecord, secrecyOf } from './incoming-record.ts';
import { foundAtIntake, type RowFinding } from './intake-rule.ts';

type IntakeCircumstances = {
  readonly heading: CatalogueHeading;
  readonly target: ImportTarget;
  /** Records that speak of the same document and came from elsewhere. */
  readonly alike: readonly AlikeRecord[];
};

/** Judges a row that is right in itself by where it is to go: empty when it may come in. */
export function judgeIntake(
  checked: CheckedRow,
  entry: CatalogueEntry,
  { heading, target, alike }: IntakeCircumstances,
): RowFinding[] {
  const secrecy = secrecyOf(checked);
  const place = (field: CatalogueField) => ({
    row: entry.row,
    column: heading.cells[heading.columns[field] ?? -1] ?? fieldName(field),
    value: secrecy ? concealed : (entry.given[field] ?? ''),
  });
  const other = alike[0]?.number;
  const byFile = secrecy && !checked.secrecy ? securityLevelNames[secrecy] : undefined;
  return [
    byFile && foundIn(place('componentName'), 'secrecy-mark-found', { level: byFile }),
    other !== undefined && foundAtIntake(place('documentNumber'), 'document-in-fonds', { other }),
    isElsewhere(entry, target) && foundAtIntake(place('department'), 'department-elsewhere'),
    ...tooLong(checked, entry, target).map(({ field, most, count }) =>
      foundAtIntake(place(field), 'value-too-long', { most, count }),
    ),
  ].filter((finding) => typeof finding === 'object');
}

function isElsewhere(entry: CatalogueEntry, { workplace }: ImportTarget): boolean {
  if (!workplace.own) return false;
  const department = departmentOf(entry, workplace);
  return department === undefined || !workplace.own.has(department.id);
}

const columnOf: Partial<Record<DescriptionField, CatalogueField>> = {
  title: 'title',
  creator: 'creator',
  documentNumber: 'documentNumber',
  date: 'day',
  departmentName: 'department',
  remark: 'remark',
};

/** A record that no page could show must not come in: the API has one schema for what it takes and shows. */
function tooLong(checked: CheckedRow, entry: CatalogueEntry, target: ImportTarget) {
  const incoming = incomingRecord({ entry, secrecy: secrecyOf(checked) }, target).description;
  const issues = description.safeParse(incoming).error?.issues ?? [];
  return issues.flatMap((issue) => {
    const name = issue.path[0] as DescriptionField;
    const field = columnOf[name];
    if (issue.code !== 'too_big' || !field)
      throw new Error(`a row reads as ${name}: ${issue.message}`);
    return [{ field, most: Number(issue.maximum), count: String(incoming[name]).trim().length }];
  });
}
