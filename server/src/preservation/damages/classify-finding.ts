import type { DamageFault, DamageKind } from '@lantai/contract/preservation/damage.ts';
import type { ToldFinding } from './tell-findings.ts';

/** By a digest: how many bytes the catalogue says that the content with it has. */
export type ContentSizes = ReadonlyMap<string, number>;

/** What is wrong with an object in the words of its keeper, each file once. */
export function faultsOf(findings: readonly ToldFinding[], sizes: ContentSizes): DamageFault[] {
  return onceForEachFile(findings).map((finding) => {
    const { code, path, expected, actual, isContentOf } = finding;
    const digest = expected.split(' ').at(-1)?.toLowerCase() ?? '';
    return {
      ...{ code, kind: kindOfFinding(finding, sizes.get(digest) ?? null), path, expected },
      actual: isContentOf ? `${actual}（应是 ${isContentOf} 的内容）` : actual,
    };
  });
}

/** What its SHA-512 has told of a file, its SM3 need not tell again. */
function onceForEachFile(findings: readonly ToldFinding[]): ToldFinding[] {
  const told = new Set(findings.filter(({ code }) => code === 'E092').map(({ path }) => path));
  return findings.filter(({ code, path }) => code !== 'E093' || !told.has(path));
}

/**
 * In which of the ways that a keeper knows something is not as it was written. `size` is what the catalogue
 * says of content with the digest that was expected; null where it says nothing.
 */
function kindOfFinding(finding: ToldFinding, size: number | null): DamageKind {
  const { code, path, actual } = finding;
  if (code === 'missing') return 'missing';
  if (code === 'E092' || code === 'E093') {
    if (finding.size === null) return 'missing';
    if (finding.isContentOf !== null) return 'swapped';
    return size !== null && finding.size < size ? 'truncated' : 'changed';
  }
  // The whole of another object lies in its place.
  if (code === 'E037' && path === 'inventory.json') return 'swapped';
  if (code === 'E023') return 'surplus';
  if (code === 'E063' && actual === '没有可读的清单') return 'inventory';
  return inventoryCodes.has(code) ? 'inventory' : 'structure';
}

/** What is said of the inventory itself and its digest (OCFL 1.1, 3.5, 3.7). */
const inventoryCodes = new Set<string>([
  ...['E033', 'E034', 'E036', 'E037', 'E038', 'E040', 'E041', 'E043', 'E044', 'E046'],
  ...['E058', 'E059', 'E060', 'E061', 'E063', 'E064', 'E066'],
]);
