import type { ProfileField } from './profile.ts';

export type FieldDifference = {
  readonly key: string;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What of a changed field differs: name, required, choices … */
  readonly parts: readonly (keyof ProfileField)[];
};

/** What a newer version of a profile adds, takes away and changes, in the order of the newer one. */
export function profileDifference(
  older: readonly ProfileField[],
  newer: readonly ProfileField[],
): FieldDifference[] {
  const before = new Map(older.map((field) => [field.key, field]));
  const kept = newer.flatMap((field): FieldDifference[] => {
    const { key, name } = field;
    const old = before.get(key);
    if (!old) return [{ key, name, kind: 'added', parts: [] }];
    const parts = (Object.keys(field) as (keyof ProfileField)[]).filter(
      (part) => JSON.stringify(field[part]) !== JSON.stringify(old[part]),
    );
    return parts.length > 0 ? [{ key, name, kind: 'changed', parts }] : [];
  });
  const there = new Set(newer.map(({ key }) => key));
  const removed = older
    .filter(({ key }) => !there.has(key))
    .map(({ key, name }): FieldDifference => ({ key, name, kind: 'removed', parts: [] }));
  return [...kept, ...removed];
}
