import { type ArchivalCodeRule, archivalCodeRule, type tailKinds } from './archival-code-rule.ts';

const fonds = { form: 'A000' };
const category = { kind: 'category', before: '-' } as const;
const deeperLevels = (['secondary', 'tertiary', 'quaternary'] as const).map((kind) => ({
  kind,
  before: '·' as const,
  optional: true,
}));
const year = { kind: 'year', before: '·' } as const;
const retention = { kind: 'retention', before: '·' } as const;
const volume = { kind: 'volume', width: 3 } as const;

/**
 * The rules that come with the product. DA/T 22 and DA/T 13 disagree about the separators: each fonds
 * chooses one for a category, and codes once given are never changed (standards 0, X1).
 */
export const builtInCodeRules: readonly ArchivalCodeRule[] = [
  {
    // DA/T 22-2015, 5.4.2 and 5.4.3; no department where there are two levels only.
    id: 'DAT22_2015',
    name: '归档文件（DA/T 22-2015）',
    fonds,
    series: [
      category,
      year,
      { kind: 'retention', before: '-' },
      { kind: 'department', before: '-', optional: true },
    ],
    tail: [{ kind: 'item', width: 4 }],
  },
  {
    id: 'DAT13_2022_ITEM',
    name: '按件整理（DA/T 13-2022）',
    fonds,
    series: [
      category,
      ...deeperLevels,
      year,
      retention,
      { kind: 'department', before: '·', optional: true },
    ],
    tail: [{ kind: 'item', width: 4 }],
  },
  {
    id: 'DAT13_2022_VOLUME',
    name: '按卷整理（DA/T 13-2022）',
    fonds,
    series: [category, ...deeperLevels, year, { ...retention, optional: true }],
    tail: [volume, { kind: 'item', width: 3, optional: true }],
  },
  {
    id: 'DAT13_2022_UNDATED',
    name: '按卷整理，不分年度（DA/T 13-2022）',
    fonds,
    series: [category, ...deeperLevels],
    tail: [volume, { kind: 'item', width: 3, optional: true }],
  },
  {
    id: 'DAT13_2022_PROJECT',
    name: '按项目立卷（DA/T 13-2022）',
    fonds,
    series: [category, { kind: 'secondary', before: '·' }, { kind: 'project', before: '·' }],
    tail: [volume, { kind: 'page', width: 3, optional: true }],
  },
  {
    id: 'DAT13_2022_GROUP',
    name: '照片、录音、录像按组整理（DA/T 13-2022）',
    fonds,
    series: [category, ...deeperLevels, year, retention],
    tail: [
      { kind: 'group', width: 3 },
      { kind: 'item', width: 3 },
    ],
  },
  {
    id: 'DAT13_2022_CATALOGUE',
    name: '按目录号立卷，旧制（DA/T 13-2022）',
    fonds,
    series: [{ kind: 'catalogue', before: '-' }],
    tail: [volume, { kind: 'item', width: 3, optional: true }],
  },
  {
    // DA/T 94-2022, 8.7: the fonds code may be left out, volume and item have four digits.
    id: 'DAT94_2022',
    name: '电子会计档案（DA/T 94-2022）',
    fonds: { ...fonds, optional: true },
    series: [category, ...deeperLevels, year, { ...retention, optional: true }],
    tail: [
      { kind: 'volume', width: 4 },
      { kind: 'item', width: 4 },
    ],
  },
].map((rule) => archivalCodeRule.parse(rule));

export function builtInCodeRule(id: string): ArchivalCodeRule | undefined {
  return builtInCodeRules.find((rule) => rule.id === id);
}

/**
 * The same rule with other numbers of digits, and so under another id, as DAT13_2022_ITEM_3:
 * DA/T 13-2022 leaves the width to the archive (its examples have three to five).
 */
export function withWidths(
  rule: ArchivalCodeRule,
  widths: Partial<Record<(typeof tailKinds)[number], number>>,
): ArchivalCodeRule {
  const tail = rule.tail.map((part) => ({ ...part, width: widths[part.kind] ?? part.width }));
  const digits = tail.map(({ width }) => width);
  return { ...rule, id: [rule.id, ...digits].join('_'), tail };
}
