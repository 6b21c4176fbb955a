import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inClassOrder, matterOf, type Ordered, orderRules } from './record-order.ts';

function given(title: string, documentOn: string | null, changes: Partial<Ordered> = {}): Ordered {
  return { title, documentOn, documentNumber: null, arrangedPosition: null, ...changes };
}
const titles = (records: readonly Ordered[]) => records.map(({ title }) => title);

test('document numbers follow issuer, year and number, not letters: 〔2020〕9号 before 〔2020〕10号', () => {
  const numbers = ['示发〔2020〕10号', '示发〔2020〕9号', '示发〔2019〕11号', null, '第三期'];
  const records = numbers.map((documentNumber, index) =>
    given(String(index), '2020-01-01', { documentNumber }),
  );
  const expected = ['示发〔2019〕11号', '示发〔2020〕9号', '示发〔2020〕10号', '第三期', null];
  for (const rule of ['time', 'document-number'] as const)
    expect(inClassOrder(records, rule).map(({ documentNumber }) => documentNumber)).toEqual(
      expected,
    );
});

test('what is about one matter stands together, where its first document stands', () => {
  const records = [
    given('关于同意修缮办公楼的批复', '2020-03-05'),
    given('示例局关于开展防汛工作的通知', '2020-02-01'),
    given('示例局关于修缮办公楼的请示', '2020-01-10'),
  ];
  expect(titles(inClassOrder(records, 'matter'))).toEqual([
    '示例局关于修缮办公楼的请示',
    '关于同意修缮办公楼的批复',
    '示例局关于开展防汛工作的通知',
  ]);
  expect(titles(inClassOrder(records, 'time'))).toEqual([
    '示例局关于修缮办公楼的请示',
    '示例局关于开展防汛工作的通知',
    '关于同意修缮办公楼的批复',
  ]);
});

test('a matter is what remains without writer and kind', () => {
  expect(matterOf('示例局关于转发《防汛预案》的通知')).toBe('防汛预案');
  expect(matterOf('会议纪要')).toBe('');
});

test('what a person has arranged stands first, in that order; what came later follows the rule', () => {
  const records = [
    given('后到的', '2020-01-01'),
    given('二', '2020-01-02', { arrangedPosition: 2 }),
    given('一', '2020-09-09', { arrangedPosition: 1 }),
  ];
  for (const rule of orderRules)
    expect(titles(inClassOrder(records, rule))).toEqual(['一', '二', '后到的']);
});

test('every rule gives every record one place, and the same however the records arrive', () => {
  const record = fc.record({
    title: fc.constantFrom('关于修缮的请示', '关于修缮的批复', '关于防汛的通知', null),
    documentOn: fc.constantFrom('2020-01-01', '2020-01-02', null),
    documentNumber: fc.constantFrom('甲〔2020〕9号', '甲〔2020〕10号', '乙1', null),
    arrangedPosition: fc.constantFrom(null, 1, 2),
  });
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 12 }),
      fc.constantFrom(...orderRules),
      (records, rule) => {
        const placed = inClassOrder(records, rule);
        expect(new Set(placed)).toEqual(new Set(records));
        expect(placed).toHaveLength(records.length);
        expect(inClassOrder(placed, rule)).toEqual(placed);
      },
    ),
  );
});
