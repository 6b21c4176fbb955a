import { describe, expect, test } from 'vitest';
import {
  ArchivalCodeError,
  type ArchivalCodeValues,
  formatArchivalCode,
  normaliseArchivalCode,
  parseArchivalCode,
} from './archival-code.ts';
import { type ArchivalCodeRule, archivalCodeRule } from './archival-code-rule.ts';
import { builtInCodeRule, withWidths } from './built-in-code-rules.ts';

function builtIn(id: string): ArchivalCodeRule {
  const rule = builtInCodeRule(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

const dat22 = builtIn('DAT22_2015');
const byItem = builtIn('DAT13_2022_ITEM');
const byVolume = builtIn('DAT13_2022_VOLUME');
const accounting = builtIn('DAT94_2022');

/** A school's own: fonds of four digits, the department before the year. */
const custom = archivalCodeRule.parse({
  id: 'SCHOOL',
  name: '校内档号',
  fonds: { form: '0000' },
  series: [
    { kind: 'category', before: '-' },
    { kind: 'department', before: '·' },
    { kind: 'year', before: '-' },
  ],
  tail: [{ kind: 'item', width: 5 }],
});

const examples: [string, ArchivalCodeRule, ArchivalCodeValues][] = [
  // DA/T 22-2015, 5.4
  [
    'Z109-WS·2011-Y-BGS-0001',
    dat22,
    { fonds: 'Z109', category: 'WS', year: 2011, retention: 'Y', department: 'BGS', item: 1 },
  ],
  [
    'Z109-WS·2011-Y-0001',
    dat22,
    { fonds: 'Z109', category: 'WS', year: 2011, retention: 'Y', item: 1 },
  ],
  // DA/T 13-2022
  [
    'J019-ZY·JC·CC·2019·D30-001-001',
    byVolume,
    {
      fonds: 'J019',
      category: 'ZY',
      secondary: 'JC',
      tertiary: 'CC',
      year: 2019,
      retention: 'D30',
      volume: 1,
      item: 1,
    },
  ],
  [
    'J019-KU·01·2017-001-001',
    byVolume,
    { fonds: 'J019', category: 'KU', secondary: '01', year: 2017, volume: 1, item: 1 },
  ],
  [
    'A002-RS-001-002',
    builtIn('DAT13_2022_UNDATED'),
    { fonds: 'A002', category: 'RS', volume: 1, item: 2 },
  ],
  [
    'X032-KJ·KY·01-003',
    builtIn('DAT13_2022_PROJECT'),
    { fonds: 'X032', category: 'KJ', secondary: 'KY', project: '01', volume: 3 },
  ],
  [
    'X032-KJ·JJ·02-005-054',
    builtIn('DAT13_2022_PROJECT'),
    { fonds: 'X032', category: 'KJ', secondary: 'JJ', project: '02', volume: 5, page: 54 },
  ],
  [
    'K021-ZP·2019·D30-025-005',
    builtIn('DAT13_2022_GROUP'),
    { fonds: 'K021', category: 'ZP', year: 2019, retention: 'D30', group: 25, item: 5 },
  ],
  [
    'C038-001-002-003',
    builtIn('DAT13_2022_CATALOGUE'),
    { fonds: 'C038', catalogue: '001', volume: 2, item: 3 },
  ],
  [
    'A439-WS·2015·D30·003-005',
    withWidths(byItem, { item: 3 }),
    { fonds: 'A439', category: 'WS', year: 2015, retention: 'D30', department: '003', item: 5 },
  ],
  [
    'Z109-WS·2011·Y·办公室-0001',
    byItem,
    { fonds: 'Z109', category: 'WS', year: 2011, retention: 'Y', department: '办公室', item: 1 },
  ],
  [
    'Z008-WS·2019·Y-037',
    withWidths(byItem, { item: 3 }),
    { fonds: 'Z008', category: 'WS', year: 2019, retention: 'Y', item: 37 },
  ],
  [
    'J019-LY·2019·Y-001',
    withWidths(byItem, { item: 3 }),
    { fonds: 'J019', category: 'LY', year: 2019, retention: 'Y', item: 1 },
  ],
  [
    'C015-WY·TZGG·2019·D10-00001',
    withWidths(byItem, { item: 5 }),
    { fonds: 'C015', category: 'WY', secondary: 'TZGG', year: 2019, retention: 'D10', item: 1 },
  ],
  [
    'B168-SW·2015·Y-001',
    withWidths(byItem, { item: 3 }),
    { fonds: 'B168', category: 'SW', year: 2015, retention: 'Y', item: 1 },
  ],
  // DA/T 94-2022, 8.7
  [
    'J019-KU·01·2017-0001-0001',
    accounting,
    { fonds: 'J019', category: 'KU', secondary: '01', year: 2017, volume: 1, item: 1 },
  ],
  [
    'KU·01·2017-0001-0001',
    accounting,
    { category: 'KU', secondary: '01', year: 2017, volume: 1, item: 1 },
  ],
  [
    '0017-JX·教务处-2024-00321',
    custom,
    { fonds: '0017', category: 'JX', department: '教务处', year: 2024, item: 321 },
  ],
];

describe.each(examples)('%s', (code, rule, values) => {
  test('is read into its parts', () => {
    expect(parseArchivalCode(rule, code)).toEqual(values);
  });
  test('is written from its parts', () => {
    expect(formatArchivalCode(rule, values)).toBe(code);
  });
});

test.each(['\u2022', '\u30FB', '\uFF0E', '\u2027'])('the dot %s means the middle dot', (dot) => {
  expect(normaliseArchivalCode(`Z109-WS${dot}2011-Y-BGS-0001`)).toBe(
    'Z109-WS\u00B72011-Y-BGS-0001',
  );
});

test('full-width letters, digits and hyphens, dashes and spaces are read as what they mean', () => {
  expect(normaliseArchivalCode('Ｚ１０９－ＷＳ・２０１１–Ｙ — BGS－０００１ ')).toBe(
    'Z109-WS·2011-Y-BGS-0001',
  );
});

function refusal(attempt: () => unknown): unknown {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof ArchivalCodeError)) throw error;
    return [error.part, error.value, error.rule.id, error.message];
  }
}

test.each([
  ['109Z-WS·2011-Y-BGS-0001', 'fonds', '109Z'],
  ['Z109-ws·2011-Y-BGS-0001', 'category', 'ws'],
  ['Z109-WS·0211-Y-BGS-0001', 'year', '0211'],
  ['Z109-WS·2011-D0-BGS-0001', 'retention', 'D0'],
  ['Z109-WS·2011-永久-BGS-0001', 'retention', '永久'],
  ['Z109-WS·2011-Y-B_S-0001', 'department', 'B_S'],
  ['Z109-WS·2011-Y-BGS-001', 'item', '001'],
  ['Z109-WS·2011-Y-BGS-00001', 'item', '00001'],
  ['Z109-WS·2011-Y-BGS-0000', 'item', '0000'],
  ['Z109-WS·2011·Y-BGS-0001', 'structure', 'Z109-WS·2011·Y-BGS-0001'],
  ['Z109-WS·2011-Y', 'structure', 'Z109-WS·2011-Y'],
  ['', 'structure', ''],
])('of “%s” the refusal names %s “%s”', (code, part, value) => {
  const refused = refusal(() => parseArchivalCode(dat22, code));
  expect(refused).toEqual([part, value, 'DAT22_2015', expect.any(String)]);
});

test('a refusal says in Chinese what the part should be', () => {
  expect(refusal(() => parseArchivalCode(dat22, 'Z109-WS·2011-D3O-0001'))).toEqual([
    'retention',
    'D3O',
    'DAT22_2015',
    '保管期限“D3O”不合规则，应为：Y，或 D 加年数（如 D30）',
  ]);
});

test('a class with more than 9999 items goes on counting', () => {
  const values = { fonds: 'Z109', category: 'WS', year: 2011, retention: 'Y', item: 10000 };
  expect(formatArchivalCode(dat22, values)).toBe('Z109-WS·2011-Y-10000');
  expect(parseArchivalCode(dat22, 'Z109-WS·2011-Y-10000')).toEqual(values);
});

const whole = { fonds: 'Z109', category: 'WS', year: 2011, retention: 'Y', item: 1 };
test.each([
  ['缺少件号', 'item', '', { ...whole, item: undefined }],
  ['档号规则没有案卷号一段', 'volume', '3', { ...whole, volume: 3 }],
  ['件号“0”不合规则，应为：4 位数字，从 1 起', 'item', '0', { ...whole, item: 0 }],
  ['件号“1.5”不合规则，应为：4 位数字，从 1 起', 'item', '1.5', { ...whole, item: 1.5 }],
  [
    '全宗号“Z1099”不合规则，应为：1 位大写字母加 3 位数字',
    'fonds',
    'Z1099',
    { ...whole, fonds: 'Z1099' },
  ],
])('no code is written: %s', (sentence, part, value, { item, ...rest }) => {
  const values = item === undefined ? rest : { ...rest, item };
  const refused = refusal(() => formatArchivalCode(dat22, values));
  expect(refused).toEqual([part, value, 'DAT22_2015', sentence]);
});

test('a third level without a second is refused', () => {
  const refused = refusal(() => formatArchivalCode(byItem, { ...whole, tertiary: 'CC' }));
  expect(refused).toMatchObject(['structure', '', 'DAT13_2022_ITEM', expect.any(String)]);
});
