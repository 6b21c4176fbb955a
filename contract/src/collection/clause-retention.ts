import { retentionCode, retentionYears } from '../classification/retention.ts';
import { countedRetention } from '../records/record.ts';

/**
 * A record's period against that of the clause it was given: shorter is refused, since it would be
 * destroyed too early; longer is allowed and shown (workflows A.13).
 */
export function againstClause(
  retention: string | null,
  clause: string | null,
): 'fits' | 'shorter' | 'longer' {
  const given = retention === null ? undefined : countedRetention(retention);
  const asked = retentionCode.safeParse(clause);
  if (!asked.success) return 'fits';
  if (retention === null) return 'fits';
  const years = given === undefined ? yearsOf(retention) : retentionYears(given);
  const needed = retentionYears(asked.data);
  if (years === needed) return 'fits';
  return years < needed ? 'shorter' : 'longer';
}

/** Accounting and other categories have periods beside the usual three. */
function yearsOf(retention: string): number {
  const code = retentionCode.safeParse(retention);
  return code.success ? retentionYears(code.data) : 0;
}
