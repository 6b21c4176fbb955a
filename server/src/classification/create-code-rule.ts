import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import { builtInCodeRule } from '@lantai/contract/classification/built-in-code-rules.ts';
import { changed, command } from '#platform/command.ts';
import { onConstraint, Problem } from '#platform/problem.ts';
import { requireUsableRule } from './decide-scheme.ts';

type CreateCodeRule = { agencyId: string; rule: ArchivalCodeRule };

export const createCodeRule = command<CreateCodeRule, ArchivalCodeRule>({
  name: 'classification.create-code-rule',

  async perform({ tx, now }, { agencyId, rule }) {
    requireUsableRule(rule);
    const taken = { reason: `代号 ${rule.id} 已被使用` };
    if (builtInCodeRule(rule.id)) throw new Problem('classification.code-rule-invalid', taken);
    await tx
      .insertInto('code_rule')
      .values({
        id: rule.id,
        agency_id: agencyId,
        definition: JSON.stringify(rule),
        created_at: now,
      })
      .execute()
      .catch(onConstraint('code_rule_taken', 'classification.code-rule-invalid', taken));
    return changed(rule, { subject: `code-rule:${rule.id}`, agencyId, details: { rule } });
  },
});
