import { expect, test } from 'vitest';
import { afterChanges, type BatchChange, BatchChangeError, batchChange } from './batch-change.ts';
import { emptyDescription } from './record.ts';

const before = { ...emptyDescription, title: '关于防汛的通知', year: 2025, remark: null };
const after = (change: BatchChange, index = 0) => afterChanges(before, [change], index);

test('each way changes a field as it says', () => {
  expect(after({ field: 'title', way: 'replace', find: '防汛', value: '抗旱' }).title).toBe(
    '关于抗旱的通知',
  );
  expect(after({ field: 'title', way: 'append', value: '（副本）' }).title).toBe(
    '关于防汛的通知（副本）',
  );
  expect(after({ field: 'title', way: 'prepend', value: '示例局' }).title).toBe(
    '示例局关于防汛的通知',
  );
  expect(after({ field: 'title', way: 'clear' }).title).toBeNull();
  expect(after({ field: 'title', way: 'fill', value: '无题' }).title).toBe('关于防汛的通知');
  expect(after({ field: 'remark', way: 'fill', value: '补' }).remark).toBe('补');
  expect(after({ field: 'year', way: 'set', value: '2024' }).year).toBe(2024);
  const series: BatchChange = {
    field: 'documentNumber',
    way: 'series',
    value: '示发〔2025〕{n}号',
    from: 3,
    step: 2,
  };
  expect(after(series, 2).documentNumber).toBe('示发〔2025〕7号');
});

test('what is found is words, not a pattern, and what replaces it is no pattern either', () => {
  const change: BatchChange = { field: 'title', way: 'replace', find: '.', value: '$&' };
  expect(after(change).title).toBe('关于防汛的通知');
  expect(after({ ...change, find: '通知' }).title).toBe('关于防汛的$&');
});

test('a value the field does not take is refused', () => {
  expect(() => after({ field: 'year', way: 'set', value: '二〇二五' })).toThrow(BatchChangeError);
  expect(() => after({ field: 'retention', way: 'set', value: '五年' })).toThrow(BatchChangeError);
  expect(() => after({ field: 'carrier', way: 'clear' })).toThrow(BatchChangeError);
});

test('a security level is no field of a batch', () => {
  const asked = { field: 'securityLevel', way: 'set', value: 'public' };
  expect(batchChange.safeParse(asked).success).toBe(false);
});
