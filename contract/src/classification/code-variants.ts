import { type ArchivalCodeRule, type CodePart, codeParts } from './archival-code-rule.ts';

/** A level of classification exists only under the one above it. DA/T 13-2022, category numbers. */
const under: Partial<Record<CodePart['kind'], CodePart['kind']>> = {
  tertiary: 'secondary',
  quaternary: 'tertiary',
};

/** Every sequence of parts that a code of this rule can have, its optional parts there or not. */
export function codeVariants(rule: ArchivalCodeRule): readonly (readonly CodePart[])[] {
  return codeParts(rule)
    .reduce<CodePart[][]>(
      (variants, part) => [
        ...variants.map((variant) => [...variant, part]),
        ...(part.optional ? variants : []),
      ],
      [[]],
    )
    .filter(isOrdered)
    .map(withoutFirstSeparator);
}

function isOrdered(variant: readonly CodePart[]): boolean {
  return variant.every(({ kind }, place) => {
    const above = under[kind];
    return !above || variant.slice(0, place).some((part) => part.kind === above);
  });
}

function withoutFirstSeparator([first, ...rest]: readonly CodePart[]): readonly CodePart[] {
  return first ? [{ ...first, before: '' }, ...rest] : [];
}
