import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ComponentPlace,
  type ComponentRole,
  compareComponents,
  componentRole,
  componentRoleNames,
} from './component-role.ts';

function component(role: ComponentRole, rest: Partial<ComponentPlace> = {}): ComponentPlace {
  return { role, side: null, sequence: 1, ...rest };
}

test.each<[ComponentRole, ComponentRole]>([
  ['original', 'attachment'],
  ['original', 'final-draft'],
  ['original', 'forwarded'],
  ['original', 'copy'],
  ['original', 'minority-language-text'],
  ['original', 'foreign-language-text'],
  ['original', 'translation'],
  ['handling-form', 'original'],
  ['original', 'dispatch-form'],
  ['dispatch-form', 'final-draft'],
  ['attachment', 'dispatch-form'],
  ['final-draft', 'copy'],
  ['copy', 'translation'],
])('%s comes before %s', (first, second) => {
  expect(compareComponents(component(first), component(second))).toBeLessThan(0);
  expect(compareComponents(component(second), component(first))).toBeGreaterThan(0);
});

test('the whole reply comes before the whole incoming document, and its form before the latter', () => {
  const reply = { side: 'reply' } as const;
  const incoming = { side: 'incoming' } as const;
  const inOrder = [
    component('original', reply),
    component('attachment', { ...reply, sequence: 1 }),
    component('attachment', { ...reply, sequence: 2 }),
    component('dispatch-form', reply),
    component('final-draft', reply),
    component('handling-form', incoming),
    component('original', incoming),
    component('attachment', incoming),
  ];
  expect(inOrder.toReversed().sort(compareComponents)).toEqual(inOrder);
});

test('components have one order, however they arrive', () => {
  const anyComponent = fc.record({
    role: fc.constantFrom(...componentRole.options),
    side: fc.constantFrom('reply', 'incoming', null),
    sequence: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(anyComponent, anyComponent, anyComponent, (a, b, c) => {
      expect(Math.sign(compareComponents(a, b))).toBe(-Math.sign(compareComponents(b, a)) || 0);
      if (compareComponents(a, b) <= 0 && compareComponents(b, c) <= 0)
        expect(compareComponents(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test('every role has a name of its own', () => {
  expect(new Set(Object.values(componentRoleNames)).size).toBe(componentRole.options.length);
});
