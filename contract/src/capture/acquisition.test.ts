import { expect, test } from 'vitest';
import { maskContact, planAfter } from './acquisition.ts';

test.each([
  ['13800001234', '13*******34'],
  ['示例省示例市示例路1号', '示例*******1号'],
  ['1234', '****'],
  ['', ''],
])('%s is shown as %s', (contact, shown) => {
  expect(maskContact(contact)).toBe(shown);
});

test('a plan is decided once it is submitted, and carried out once it is approved', () => {
  expect(planAfter('draft', 'approve')).toBeUndefined();
  expect(planAfter('submitted', 'approve')).toBe('approved');
  expect(planAfter('submitted', 'change')).toBeUndefined();
  expect(planAfter('returned', 'submit')).toBe('submitted');
  expect(planAfter('submitted', 'complete')).toBeUndefined();
  expect(planAfter('approved', 'complete')).toBe('completed');
});
