import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInCodeRule } from './built-in-code-rules.ts';
import {
  type ClassPlace,
  classificationOrder,
  classificationOrderName,
  classKey,
  codeShowsClass,
} from './classification-order.ts';

const place: ClassPlace = {
  fonds: 'Z109',
  category: 'WS',
  order: 'year-department-retention',
  year: 2011,
  retention: 'D30',
  department: { code: 'BGS', name: '办公室' },
};

test('records are classified in six orders of three levels, or by year and retention', () => {
  const names = classificationOrder.options.map((order) => classificationOrderName(order));
  expect(names).toEqual([
    '年度—机构—保管期限',
    '年度—保管期限—机构',
    '机构—年度—保管期限',
    '机构—保管期限—年度',
    '保管期限—年度—机构',
    '保管期限—机构—年度',
    '年度—保管期限',
  ]);
  expect(classificationOrderName('year-department-retention', 'matter')).toBe('年度—问题—保管期限');
});

test('the way to a class is shown in the order of its scheme', () => {
  expect(classKey(place)).toEqual({
    key: 'Z109/WS/2011/D30/BGS',
    path: [
      { level: 'category', code: 'WS', label: '文书' },
      { level: 'year', code: '2011', label: '2011年' },
      { level: 'department', code: 'BGS', label: '办公室' },
      { level: 'retention', code: 'D30', label: '定期30年' },
    ],
  });
});

test('another order of the same three levels numbers the same classes', () => {
  const [threeLevels, twoLevels] = ['Z109/WS/2011/D30/BGS', 'Z109/WS/2011/D30'];
  const keys = classificationOrder.options.map((order) => classKey({ ...place, order }).key);
  expect(new Set(keys)).toEqual(new Set([threeLevels, twoLevels]));
  expect(classKey({ ...place, order: 'year-retention' }).key).toBe(twoLevels);
});

test('a record without a department has a class only where departments do not count', () => {
  const nowhere = { ...place, department: undefined };
  expect(() => classKey(nowhere)).toThrow(RangeError);
  expect(classKey({ ...nowhere, order: 'year-retention' }).key).toBe('Z109/WS/2011/D30');
});

test('two different classes never share a key', () => {
  const anyPlace = fc.record({
    fonds: fc.constantFrom('Z109', 'Z110'),
    category: fc.constantFrom('WS', 'KJ'),
    order: fc.constantFrom('year-department-retention', 'retention-year-department'),
    year: fc.constantFrom(2011, 2012),
    retention: fc.constantFrom('Y', 'D30'),
    department: fc.constantFrom({ code: 'Y', name: '一' }, { code: 'D30', name: '二' }),
  });
  const parts = (one: ClassPlace) => JSON.stringify({ ...one, order: undefined });
  fc.assert(
    fc.property(anyPlace, anyPlace, (one, other) => {
      expect(classKey(one).key === classKey(other).key).toBe(parts(one) === parts(other));
    }),
  );
  expect(() => classKey({ ...place, department: { code: 'B/S', name: '办' } })).toThrow(RangeError);
});

test('a rule without departments in its codes cannot number classes of departments', () => {
  const [dat22, group] = [builtInCodeRule('DAT22_2015'), builtInCodeRule('DAT13_2022_GROUP')];
  expect(dat22 && codeShowsClass(dat22, 'year-department-retention')).toBe(true);
  expect(group && codeShowsClass(group, 'year-department-retention')).toBe(false);
  expect(group && codeShowsClass(group, 'year-retention')).toBe(true);
});
