import type { ProfileField } from '@lantai/contract/classification/profile.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import { z } from 'zod';
import { failed, notApplicable, passed, type RecordCheck } from '../check.ts';
import { describedValues } from '../described-values.ts';

type Form = { readonly expected: string; readonly fits: (value: unknown) => boolean };

const written: Form = {
  expected: '可读出年、月、日的日期',
  fits: (value) => readWrittenDate(String(value)).kind === 'day',
};
const ofKind: Partial<Record<ProfileField['kind'], Form>> = {
  number: {
    expected: '数字',
    fits: (value) => typeof value === 'number' && Number.isFinite(value),
  },
  'yes-no': { expected: '是或否', fits: (value) => typeof value === 'boolean' },
  day: {
    expected: 'YYYY-MM-DD',
    fits: (value) => z.iso.date().safeParse(value).success,
  },
};

/** 1-3: a date is a date and a number a number, in the form of its element. */
export const valuesHaveForm: RecordCheck = {
  code: '1-3',
  look(subject) {
    const { year, date_given } = subject.known.record;
    const seen = [
      ...(date_given === null ? [] : [judged('日期', date_given, written)]),
      ...(year === null ? [] : [judged('年度', year, { expected: '四位年份', fits: isYear })]),
      ...describedValues(subject).flatMap(({ name, value, field }) => {
        const form = field && ofKind[field.kind];
        return form ? [judged(name, value, form)] : [];
      }),
    ];
    return { seen: seen.length > 0 ? seen : [notApplicable('元数据项', '没有著录日期和数字项')] };
  },
};

const isYear = (value: unknown) => Number.isInteger(value) && /^\d{4}$/.test(String(value));

function judged(name: string, value: string | number | boolean, { expected, fits }: Form) {
  return (fits(value) ? passed : failed)(name, expected, String(value));
}
