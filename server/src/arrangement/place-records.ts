import { formatArchivalCode } from '@lantai/contract/classification/archival-code.ts';
import { classKey } from '@lantai/contract/classification/classification-order.ts';
import type { ClassificationScheme } from '@lantai/contract/classification/fonds.ts';
import { countedRetention } from '@lantai/contract/records/record.ts';
import type { Row } from '#platform/database.ts';
import { schemeFor } from '../classification/scheme-queries.ts';

/** What of a record decides where it is filed. All of it is there once it has no filing fault. */
export type Placeable = Pick<
  Row<'record'>,
  'id' | 'category' | 'year' | 'retention' | 'department_name'
> & { departmentCode: string | null; matterCode: string | null; matterName: string | null };

/** 机构(问题): what a class is named after below its year and period, as its scheme divides. */
export type Division = { readonly code: string; readonly name: string };

export function divisionOf(
  { dividedBy }: Pick<ClassificationScheme, 'dividedBy'>,
  record: Pick<Placeable, 'department_name' | 'departmentCode' | 'matterCode' | 'matterName'>,
): Division | undefined {
  const [code, name] =
    dividedBy === 'matter'
      ? [record.matterCode, record.matterName]
      : [record.departmentCode ?? record.department_name, record.department_name];
  return code ? { code, name: name ?? code } : undefined;
}

export type Place = {
  readonly classKey: string;
  readonly scheme: ClassificationScheme;
  /** The archival code of the record that gets this item number in the class. */
  readonly codeOf: (itemNumber: number) => string;
};

/** Where a record belongs in its fonds (DA/T 22-2015, 5.2), and the codes of that class (5.4). */
export function placeOf(
  fonds: Pick<Row<'fonds'>, 'code'>,
  schemes: readonly ClassificationScheme[],
  record: Placeable,
): Place {
  const { category, year } = record;
  const retention = record.retention === null ? undefined : countedRetention(record.retention);
  if (year === null || retention === undefined)
    throw new RangeError(`record ${record.id} has no year or period and cannot be placed`);
  const scheme = schemeFor(schemes, category, year);
  const division = scheme.order === 'year-retention' ? undefined : divisionOf(scheme, record);
  const { key } = classKey({
    fonds: fonds.code,
    category,
    order: scheme.order,
    year,
    retention,
    department: division,
  });
  return {
    classKey: key,
    scheme,
    codeOf: (itemNumber) =>
      formatArchivalCode(scheme.codeRule, {
        fonds: fonds.code,
        category,
        year,
        retention,
        ...(division && { department: division.code }),
        item: itemNumber,
      }),
  };
}

/** As lists and printed forms show the class: the matter where the fonds is divided by matter. */
export function divisionName(
  schemes: readonly ClassificationScheme[],
  record: Pick<Placeable, 'category' | 'year' | 'department_name' | 'matterName'>,
): string | null {
  const { category, year } = record;
  const byMatter = year !== null && schemeFor(schemes, category, year).dividedBy === 'matter';
  return byMatter ? record.matterName : record.department_name;
}
