import { z } from 'zod';

/** What the classes of a code may be made of, in DA/T 13-2022's words. */
export const seriesKinds = [
  'category',
  'secondary',
  'tertiary',
  'quaternary',
  'project',
  'catalogue',
  'year',
  'retention',
  'department',
] as const;

/** The running numbers at a code's end. */
export const tailKinds = ['volume', 'group', 'booklet', 'item', 'page'] as const;

export const codePartKinds = ['fonds', ...seriesKinds, ...tailKinds] as const;
export type CodePartKind = (typeof codePartKinds)[number];

export const codePartNames: Record<CodePartKind, string> = {
  fonds: '全宗号',
  category: '门类',
  secondary: '二级类别',
  tertiary: '三级类别',
  quaternary: '四级类别',
  project: '项目号',
  catalogue: '目录号',
  year: '年度',
  retention: '保管期限',
  department: '机构(问题)',
  volume: '案卷号',
  group: '组号',
  booklet: '册号',
  item: '件号',
  page: '页号',
};

/**
 * How an archival code (档号) is built: `-` between ranks, `·` between equals. `form` of the fonds
 * code writes A for a capital letter and 0 for a digit: a regular expression from a user could hang
 * the program. `width` is the least number of digits, filled up with zeros.
 *
 * A rule that parses may still be unusable: see `checkArchivalCodeRule`.
 */
export const archivalCodeRule = z.object({
  id: z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/),
  name: z.string().trim().min(1).max(60),
  fonds: z.object({
    form: z.string().regex(/^[A0]{1,12}$/),
    optional: z.boolean().default(false),
  }),
  series: z
    .array(
      z.object({
        kind: z.enum(seriesKinds),
        before: z.enum(['-', '·']),
        optional: z.boolean().default(false),
      }),
    )
    .max(seriesKinds.length),
  tail: z
    .array(
      z.object({
        kind: z.enum(tailKinds),
        width: z.number().int().nonnegative(),
        optional: z.boolean().default(false),
      }),
    )
    .max(tailKinds.length),
});
export type ArchivalCodeRule = z.output<typeof archivalCodeRule>;

/** One part of a code: the separator in front of it, and what it must look like. */
export type CodePart = {
  readonly kind: CodePartKind;
  readonly before: '' | '-' | '·';
  readonly optional: boolean;
  readonly width: number;
};

export function codeParts({ fonds, series, tail }: ArchivalCodeRule): readonly CodePart[] {
  return [
    { kind: 'fonds', before: '', optional: fonds.optional, width: 0 },
    ...series.map((part) => ({ ...part, width: 0 })),
    ...tail.map((part) => ({ ...part, before: '-' as const })),
  ];
}

/** The rule in the archivist's words: 全宗号-门类·年度-保管期限[-机构(问题)]-件号(4位). */
export function describeArchivalCodeRule(rule: ArchivalCodeRule): string {
  const parts = codeParts(rule);
  const fondsMayLack = rule.fonds.optional;
  return parts
    .map(({ kind, before, optional, width }, place) => {
      const name = codePartNames[kind] + (width > 0 ? `(${width}位)` : '');
      // What follows an optional fonds code loses its separator with it.
      if (place === 0) return fondsMayLack ? `[${name}${parts[1]?.before ?? ''}]` : name;
      const joined = place === 1 && fondsMayLack ? name : before + name;
      return optional ? `[${joined}]` : joined;
    })
    .join('');
}
