import { type BatchCheck, failed, notApplicable, passed } from '../check.ts';

/** 2-6: numbers that ought to follow each other do, from the first on (DA/T 22-2015, 5.4). */
export const numbersFollow: BatchCheck = {
  code: '2-6',
  lookAtBatch: ({ sequences }) => ({
    seen:
      sequences.length === 0
        ? [notApplicable('连续编号', '批内没有件号，也没有本单位连续发文的文号')]
        : sequences.map(({ name, first, last, missing }) =>
            missing.length === 0
              ? passed(name, `${first}–${last} 连续`, '连续')
              : failed(name, `${first}–${last} 连续`, `缺 ${missing.slice(0, 50).join('、')}`),
          ),
  }),
};
