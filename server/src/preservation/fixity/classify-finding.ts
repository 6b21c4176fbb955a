import type { FixityKind } from '@lantai/contract/preservation/fixity.ts';
import type { FoundInObject } from './fixity-task.ts';

/**
 * In which of the ways that a keeper knows something is not as it was written. `size` is what the catalogue
 * says of content with the digest that was expected; null where it says nothing.
 */
export function kindOfFinding(finding: FoundInObject, size: number | null): FixityKind {
  const { code, actual } = finding;
  if (code === 'missing') return 'missing';
  if (code === 'E092' || code === 'E093') {
    if (finding.size === null) return 'missing';
    if (finding.isContentOf !== null) return 'swapped';
    return size !== null && finding.size < size ? 'truncated' : 'changed';
  }
  if (code === 'E023') return 'surplus';
  if (code === 'E063' && actual === '没有可读的清单') return 'inventory';
  return inventoryCodes.has(code) ? 'inventory' : 'structure';
}

/** What is said of the inventory itself and its digest (OCFL 1.1, 3.5, 3.7). */
const inventoryCodes = new Set<string>([
  ...['E033', 'E034', 'E036', 'E037', 'E038', 'E040', 'E041', 'E043', 'E044', 'E046'],
  ...['E058', 'E059', 'E060', 'E061', 'E063', 'E064', 'E066'],
]);
