import { legacyRetention, retentionName } from '@lantai/contract/classification/retention.ts';
import { disclosureNames, openStatusNames } from '@lantai/contract/records/open-status.ts';
import { carrierNames, shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { failed, passed, type RecordCheck } from '../check.ts';
import type { CheckSubject } from '../check-subject.ts';
import { describedValues } from '../described-values.ts';

/** 1-4: where an element has a list of values, its value is of the list. */
export const valuesAreListed: RecordCheck = {
  code: '1-4',
  look(subject) {
    const { record } = subject.known;
    const fixed = [
      named('密级', record.security_level, securityLevelNames),
      named('载体', record.carrier, carrierNames),
      named('开放标识', record.open_status, openStatusNames),
      ...(record.disclosure === null
        ? []
        : [named('公开属性', record.disclosure, disclosureNames)]),
    ];
    const chosen = describedValues(subject).flatMap(({ name, value, field }) =>
      field?.kind === 'choice' ? [listed(name, String(value), field.choices)] : [],
    );
    return { seen: [...fixed, ...ofRetention(subject), ...chosen] };
  },
};

/** A list of codes, told by their names. */
function named(name: string, value: string, names: Readonly<Record<string, string>>) {
  return listed(name, names[value] ?? value, Object.values(names));
}

function listed(name: string, value: string, list: readonly string[]) {
  return (list.includes(value) ? passed : failed)(name, list.join('、'), value);
}

/** What the schedule in force permits; an old term stays as it came, and is of the old list. */
function ofRetention({ known, permittedRetentions }: CheckSubject) {
  const { retention } = known.record;
  if (retention === null) return [];
  const permitted = permittedRetentions.length > 0 ? permittedRetentions : ['Y', 'D30', 'D10'];
  const isListed = permitted.includes(retention) || legacyRetention.safeParse(retention).success;
  const names = [...permitted].map(retentionName).join('、');
  return [(isListed ? passed : failed)('保管期限', names, shownRetention(retention))];
}
