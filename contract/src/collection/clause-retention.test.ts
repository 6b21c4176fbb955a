import { expect, test } from 'vitest';
import { againstClause } from './clause-retention.ts';

test('a period shorter than its clause is told from a longer one, old terms counted as reported', () => {
  expect([
    againstClause('D10', 'D30'),
    againstClause('D30', 'D30'),
    againstClause('Y', 'D30'),
    againstClause('短期', 'D30'),
    againstClause('长期', 'D30'),
    againstClause('D15', 'D10'),
    againstClause(null, 'Y'),
    againstClause('D10', null),
  ]).toEqual(['shorter', 'fits', 'longer', 'shorter', 'fits', 'longer', 'fits', 'fits']);
});
