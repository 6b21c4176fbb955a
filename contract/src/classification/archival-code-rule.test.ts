import { expect, test } from 'vitest';
import { archivalCodeRule, describeArchivalCodeRule } from './archival-code-rule.ts';
import { builtInCodeRule, withWidths } from './built-in-code-rules.ts';

test.each([
  ['DAT22_2015', '全宗号-门类·年度-保管期限[-机构(问题)]-件号(4位)'],
  [
    'DAT13_2022_ITEM',
    '全宗号-门类[·二级类别][·三级类别][·四级类别]·年度·保管期限[·机构(问题)]-件号(4位)',
  ],
  ['DAT13_2022_PROJECT', '全宗号-门类·二级类别·项目号-案卷号(3位)[-页号(3位)]'],
  ['DAT13_2022_CATALOGUE', '全宗号-目录号-案卷号(3位)[-件号(3位)]'],
  [
    'DAT94_2022',
    '[全宗号-]门类[·二级类别][·三级类别][·四级类别]·年度[·保管期限]-案卷号(4位)-件号(4位)',
  ],
])('%s is described as %s', (id, description) => {
  const rule = builtInCodeRule(id);
  expect(rule && describeArchivalCodeRule(rule)).toBe(description);
});

test('another width makes another rule', () => {
  const rule = builtInCodeRule('DAT13_2022_VOLUME');
  const wider = rule && withWidths(rule, { item: 5 });
  expect(wider?.id).toBe('DAT13_2022_VOLUME_3_5');
  expect(wider && describeArchivalCodeRule(wider)).toMatch(/-案卷号\(3位\)\[-件号\(5位\)\]$/);
  expect(archivalCodeRule.parse(wider)).toEqual(wider);
});

test('the fonds code of a template is a form of letters and digits, never a pattern to be run', () => {
  const rule = { id: 'OWN', name: '自定', series: [], tail: [] };
  expect(archivalCodeRule.safeParse({ ...rule, fonds: { form: 'AA00' } }).success).toBe(true);
  expect(archivalCodeRule.safeParse({ ...rule, fonds: { form: '(A+)+' } }).success).toBe(false);
});
