import { failed, notApplicable, passed, type RecordCheck } from '../check.ts';
import { describedValues } from '../described-values.ts';

/** 1-2: no value is longer than its element allows. */
export const valuesFit: RecordCheck = {
  code: '1-2',
  look(subject) {
    const seen = describedValues(subject).flatMap(({ name, value, maxLength }) => {
      if (typeof value !== 'string') return [];
      const length = Array.from(value).length;
      return [(length <= maxLength ? passed : failed)(name, `≤ ${maxLength} 字`, `${length} 字`)];
    });
    return { seen: seen.length > 0 ? seen : [notApplicable('元数据项', '没有著录文字项')] };
  },
};
