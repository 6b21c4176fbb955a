import { repeatKeyNames } from '@lantai/contract/quality/check-policy.ts';
import { failed, notApplicable, passed, type RecordCheck } from '../check.ts';

/** 1-8: no other record of the fonds has the same. */
export const notRepeated: RecordCheck = {
  code: '1-8',
  look({ policy, repeats, known: { record } }) {
    const seen = policy.repeats.map((key) => {
      if (key === 'document-number' && record.document_number === null)
        return notApplicable(repeatKeyNames[key], '没有文号');
      const others = repeats.filter((repeat) => repeat.key === key).map(({ label }) => label);
      // workflows A.13: the archives head may let a repetition stand, for a reason.
      if (others.length > 0 && record.repeat_reason !== null)
        return {
          ...passed(repeatKeyNames[key], '唯一，或重复已经确认', `与 ${others.join('、')} 相同`),
          note: record.repeat_reason,
        };
      return others.length === 0
        ? passed(repeatKeyNames[key], '全宗内唯一', '唯一')
        : failed(repeatKeyNames[key], '全宗内唯一', `与 ${others.join('、')} 相同`);
    });
    return { seen: seen.length > 0 ? seen : [notApplicable('重复性', '检测方案没有指定查重项')] };
  },
};
