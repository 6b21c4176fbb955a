import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArchivalCodeValues, formatArchivalCode, parseArchivalCode } from './archival-code.ts';
import {
  type ArchivalCodeRule,
  archivalCodeRule,
  type CodePart,
  seriesKinds,
  tailKinds,
} from './archival-code-rule.ts';
import { builtInCodeRules } from './built-in-code-rules.ts';
import { checkArchivalCodeRule } from './check-archival-code-rule.ts';
import { codeVariants } from './code-variants.ts';

type Series = { kind: string; before?: string; optional?: boolean }[];
type Tail = { kind: string; width?: number; optional?: boolean }[];

function rule(series: Series, tail: Tail = [{ kind: 'item' }], fonds = {}): ArchivalCodeRule {
  return archivalCodeRule.parse({
    id: 'OWN',
    name: '自定',
    fonds: { form: 'A000', ...fonds },
    series: series.map((part) => ({ before: '·', ...part })),
    tail: tail.map((part) => ({ width: 4, ...part })),
  });
}

const category = { kind: 'category', before: '-' };

test.each(builtInCodeRules)('the built-in rule $id can be used', (builtIn) => {
  expect(checkArchivalCodeRule(builtIn)).toEqual([]);
});

test.each<[string, ArchivalCodeRule]>([
  ['缺少件号或页号', rule([category], [])],
  ['缺少件号或页号', rule([category], [{ kind: 'volume' }])],
  [
    '件号与页号只能选一',
    rule([category], [{ kind: 'volume' }, { kind: 'item' }, { kind: 'page' }]),
  ],
  [
    '案卷号、组号与册号只能选一',
    rule([category], [{ kind: 'volume' }, { kind: 'group' }, { kind: 'item' }]),
  ],
  ['件号或页号须在最后', rule([category], [{ kind: 'item' }, { kind: 'volume' }])],
  ['页号之前须有案卷号', rule([category], [{ kind: 'page' }])],
  ['件号的位数须为 1 至 8', rule([category], [{ kind: 'item', width: 0 }])],
  ['件号的位数须为 1 至 8', rule([category], [{ kind: 'item', width: 9 }])],
  ['末段编号不能全部可省', rule([category], [{ kind: 'item', optional: true }])],
  ['年度出现了不止一次', rule([category, { kind: 'year' }, { kind: 'year' }])],
  ['缺少必有的门类或目录号', rule([{ kind: 'year' }])],
  ['缺少必有的门类或目录号', rule([{ ...category, optional: true }, { kind: 'year' }])],
  ['各级类别须自门类起逐级排列', rule([category, { kind: 'tertiary' }])],
  ['各级类别须自门类起逐级排列', rule([{ kind: 'secondary' }, category])],
  [
    '二级类别与年度写法相同，省略其一后无法区分',
    rule([category, { kind: 'secondary', optional: true }, { kind: 'year', optional: true }]),
  ],
  [
    '保管期限与机构(问题)写法相同，省略其一后无法区分',
    rule([category, { kind: 'retention', optional: true }, { kind: 'department', optional: true }]),
  ],
  [
    '目录号与案卷号写法相同，省略其一后无法区分',
    rule(
      [category, { kind: 'catalogue', before: '-', optional: true }],
      [{ kind: 'volume' }, { kind: 'item', optional: true }],
    ),
  ],
])('refused: %s', (reason, unusable) => {
  expect(checkArchivalCodeRule(unusable)).toEqual([reason]);
});

test('a rule with too many options is refused before its readings are compared', () => {
  const kinds = [
    'secondary',
    'tertiary',
    'quaternary',
    'project',
    'year',
    'retention',
    'department',
  ];
  const loose = rule([category, ...kinds.map((kind) => ({ kind, optional: true }))]);
  expect(checkArchivalCodeRule(loose)).toEqual(['可省的段不能超过 6 个']);
});

test('an option that its separator or its form gives away is allowed', () => {
  const bySeparator = [
    category,
    { kind: 'secondary', optional: true },
    { kind: 'year', before: '-' },
  ];
  const byForm = [
    category,
    { kind: 'year', optional: true },
    { kind: 'retention', optional: true },
  ];
  expect(checkArchivalCodeRule(rule(bySeparator))).toEqual([]);
  expect(checkArchivalCodeRule(rule(byForm))).toEqual([]);
});

const capitalsAndDigits = fc.stringMatching(/^[A-Z0-9]{1,12}$/);
const numberOf = (width: number) =>
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 10 ** (width + 1) }));

const partValue: Record<CodePart['kind'], (part: CodePart) => fc.Arbitrary<string | number>> = {
  fonds: () => fc.stringMatching(/^[A-Z][0-9]{3}$/),
  category: () => fc.stringMatching(/^[A-Z]{2}$/),
  secondary: () => capitalsAndDigits,
  tertiary: () => capitalsAndDigits,
  quaternary: () => capitalsAndDigits,
  project: () => capitalsAndDigits,
  catalogue: () => fc.stringMatching(/^[0-9]{1,6}$/),
  year: () => fc.integer({ min: 1000, max: 2999 }),
  retention: () =>
    fc.oneof(
      fc.constant('Y'),
      fc.integer({ min: 1, max: 999 }).map((n) => `D${n}`),
    ),
  // Departments that look like years, periods and numbers, on purpose.
  department: () => fc.constantFrom('办公室', 'BGS', '003', '2019', 'Y', 'D30', '0001'),
  volume: ({ width }) => numberOf(width),
  group: ({ width }) => numberOf(width),
  booklet: ({ width }) => numberOf(width),
  item: ({ width }) => numberOf(width),
  page: ({ width }) => numberOf(width),
};

function valuesFor(usable: ArchivalCodeRule): fc.Arbitrary<ArchivalCodeValues> {
  return fc
    .constantFrom(...codeVariants(usable))
    .chain((variant) =>
      fc.tuple(
        ...variant.map((part) =>
          partValue[part.kind](part).map((value) => [part.kind, value] as const),
        ),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
}

describe.each(builtInCodeRules)('$id', (builtIn) => {
  test('reads back whatever it writes', () => {
    fc.assert(
      fc.property(valuesFor(builtIn), (values) => {
        expect(parseArchivalCode(builtIn, formatArchivalCode(builtIn, values))).toEqual(values);
      }),
    );
  });
});

const anyRule = fc
  .record({
    series: fc.subarray([...seriesKinds.slice(1)]).chain((kinds) =>
      fc.tuple(
        ...kinds.map((kind) =>
          fc.record({
            kind: fc.constant(kind),
            before: fc.constantFrom('-', '·'),
            optional: fc.boolean(),
          }),
        ),
      ),
    ),
    tail: fc
      .tuple(fc.constantFrom(...tailKinds.slice(0, 3), undefined), fc.constantFrom('item', 'page'))
      .chain((kinds) =>
        fc.tuple(
          ...kinds
            .filter((kind) => kind !== undefined)
            .map((kind) =>
              fc.record({
                kind: fc.constant(kind),
                width: fc.integer({ min: 1, max: 5 }),
                optional: fc.boolean(),
              }),
            ),
        ),
      ),
    optional: fc.boolean(),
  })
  .map(({ series, tail, optional }) => rule([category, ...series], tail, { optional }));

const usableRule = anyRule.filter((candidate) => checkArchivalCodeRule(candidate).length === 0);

test('any rule that passes the check reads back whatever it writes', () => {
  const cases = usableRule.chain((own) => valuesFor(own).map((values) => ({ own, values })));
  fc.assert(
    fc.property(cases, ({ own, values }) => {
      expect(parseArchivalCode(own, formatArchivalCode(own, values))).toEqual(values);
    }),
    { numRuns: 500 },
  );
});
