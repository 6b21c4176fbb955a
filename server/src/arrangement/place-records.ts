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
> & { departmentCode: string | null };

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
  const code = record.departmentCode ?? record.department_name;
  const divided = scheme.order !== 'year-retention';
  const department = divided && code ? { code, name: record.department_name ?? code } : undefined;
  const { key } = classKey({
    fonds: fonds.code,
    category,
    order: scheme.order,
    year,
    retention,
    department,
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
        ...(department && { department: department.code }),
        item: itemNumber,
      }),
  };
}
