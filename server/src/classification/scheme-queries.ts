import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import {
  builtInCodeRule,
  builtInCodeRules,
} from '@lantai/contract/classification/built-in-code-rules.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ClassificationScheme } from '@lantai/contract/classification/fonds.ts';
import type { Db, Row } from '#platform/database.ts';

export function shownScheme(row: Row<'classification_scheme'>): ClassificationScheme {
  return {
    id: row.id,
    category: row.category,
    order: row.class_order,
    dividedBy: row.divided_by,
    unit: row.unit,
    codeRule: row.code_rule,
    validFromYear: row.valid_from_year,
    bindingCheck: row.binding_check,
  };
}

export async function findSchemes(db: Db, fondsId: string): Promise<ClassificationScheme[]> {
  const rows = await db
    .selectFrom('classification_scheme')
    .selectAll()
    .where('fonds_id', '=', fondsId)
    .orderBy('category')
    .orderBy('valid_from_year', 'desc')
    .execute();
  return rows.map(shownScheme);
}

/** What a category follows where nobody has decided: year and retention, coded as DA/T 22 does. */
const undecided = (category: CategoryCode): ClassificationScheme => ({
  id: '',
  category,
  order: 'year-retention',
  dividedBy: 'department',
  unit: 'item',
  codeRule: builtInCodeRule('DAT22_2015') as ArchivalCodeRule,
  validFromYear: 0,
  bindingCheck: false,
});

/** The scheme in force for a category in a year: the newest that had begun by then. */
export function schemeFor(
  schemes: readonly ClassificationScheme[],
  category: CategoryCode,
  year: number,
): ClassificationScheme {
  const ofCategory = schemes.filter((scheme) => scheme.category === category);
  return ofCategory.find(({ validFromYear }) => validFromYear <= year) ?? undecided(category);
}

export async function findCodeRules(
  db: Db,
): Promise<(ArchivalCodeRule & { agencyId: string | null })[]> {
  const own = await db.selectFrom('code_rule').selectAll().orderBy('id').execute();
  return [
    ...builtInCodeRules.map((rule) => ({ ...rule, agencyId: null })),
    ...own.map(({ definition, agency_id }) => ({ ...definition, agencyId: agency_id })),
  ];
}
