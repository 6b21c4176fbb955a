import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsInSight } from './row-window.ts';

test('every row that can be seen is drawn, wherever the list is scrolled, and few others', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 100, max: 1500 }),
      fc.integer({ min: 20, max: 60 }),
      (scrollTop, clientHeight, height) => {
        const [from, to] = rowsInSight(scrollTop, clientHeight, height);
        expect(from * height).toBeLessThanOrEqual(scrollTop);
        expect(to * height).toBeGreaterThanOrEqual(scrollTop + clientHeight);
        expect(to - from).toBeLessThan(clientHeight / height + 40);
      },
    ),
  );
});
