import {
  ArchivalCodeError,
  formatArchivalCode,
} from '@lantai/contract/classification/archival-code.ts';
import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import { type CategoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import { checkArchivalCodeRule } from '@lantai/contract/classification/check-archival-code-rule.ts';
import {
  type ClassificationOrder,
  codeShowsClass,
  type DepartmentOrMatter,
} from '@lantai/contract/classification/classification-order.ts';
import type { ClassificationScheme, FilingUnit } from '@lantai/contract/classification/fonds.ts';
import { volumeRuleFault } from '@lantai/contract/classification/volume-code.ts';
import { changed, command } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { lockFonds } from './fonds-queries.ts';
import { shownScheme } from './scheme-queries.ts';

type DecideScheme = {
  fondsId: string;
  category: CategoryCode;
  order: ClassificationOrder;
  dividedBy: DepartmentOrMatter;
  unit?: FilingUnit;
  codeRule: ArchivalCodeRule;
  validFromYear: number;
  bindingCheck?: boolean;
};

export const decideScheme = command<DecideScheme, ClassificationScheme>({
  name: 'classification.decide-scheme',

  async perform({ tx, actor, now }, scheme) {
    const fonds = await lockFonds(tx, scheme.fondsId);
    requireUsableRule(scheme.codeRule);
    const { unit = 'item' } = scheme;
    // Volumes are numbered within the classes their code shows; there is none it could not tell apart.
    if (unit === 'item' && !codeShowsClass(scheme.codeRule, scheme.order))
      throw new Problem('classification.code-rule-invalid', {
        reason: '档号中没有体现分类方案的每一级，不同类目会得到相同的档号',
      });
    requireCodeOf(fonds, scheme);
    await requireNothingFiled(tx, scheme);

    const decided = {
      class_order: scheme.order,
      divided_by: scheme.dividedBy,
      unit,
      code_rule: JSON.stringify(scheme.codeRule),
      binding_check: scheme.bindingCheck ?? false,
      decided_by: actor.personId,
      decided_at: now,
    };
    const row = await tx
      .insertInto('classification_scheme')
      .values({
        ...decided,
        agency_id: fonds.agency_id,
        fonds_id: fonds.id,
        category: scheme.category,
        valid_from_year: scheme.validFromYear,
      })
      .onConflict((conflict) =>
        conflict.constraint('classification_scheme_version').doUpdateSet(decided),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    return changed(shownScheme(row), {
      subject: `fonds:${fonds.id}`,
      agencyId: fonds.agency_id,
      details: { ...scheme, codeRule: scheme.codeRule.id },
    });
  },
});

export function requireUsableRule(rule: ArchivalCodeRule): void {
  const reasons = checkArchivalCodeRule(rule);
  if (reasons.length > 0)
    throw new Problem('classification.code-rule-invalid', { reason: reasons.join('；') });
}

/** A rule may ask for what filing does not know, as a volume or a project: found now, not while filing. */
function requireCodeOf(
  { code }: Row<'fonds'>,
  { category, order, codeRule, validFromYear, unit }: DecideScheme,
) {
  if (unit === 'volume') return requireVolumeCodeOf(code, { category, codeRule, validFromYear });
  const divided = order !== 'year-retention';
  const specimen = {
    fonds: code,
    category,
    year: validFromYear,
    retention: 'D30',
    ...(divided && { department: 'BGS' }),
    item: 1,
  };
  try {
    formatArchivalCode(codeRule, specimen);
  } catch (error) {
    if (!(error instanceof ArchivalCodeError)) throw error;
    throw new Problem(
      'classification.code-rule-invalid',
      { reason: error.message },
      { cause: error },
    );
  }
}

/** A code by volume needs a running number of the volume, and no part that a volume does not know. */
function requireVolumeCodeOf(
  fonds: string,
  {
    category,
    codeRule,
    validFromYear,
  }: Pick<DecideScheme, 'category' | 'codeRule' | 'validFromYear'>,
) {
  const reason = volumeRuleFault(codeRule, {
    fonds,
    category,
    year: validFromYear,
    retention: 'D30',
  });
  if (reason) throw new Problem('classification.code-rule-invalid', { reason });
}

/** Codes once given are not arranged anew (standards 0, X1): years that have any keep their scheme. */
async function requireNothingFiled(tx: Tx, { fondsId, category, validFromYear }: DecideScheme) {
  const { count } = await tx
    .selectFrom('record')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('fonds_id', '=', fondsId)
    .where('category', '=', category)
    .where('year', '>=', validFromYear)
    .where('archival_code', 'is not', null)
    .executeTakeFirstOrThrow();
  if (count > 0)
    throw new Problem('classification.scheme-in-use', { category: categoryName(category), count });
}
