import { builtInCodeRules } from '@lantai/contract/classification/built-in-code-rules.ts';
import { expect, test } from 'vitest';
import { tellingTrials, tryCode } from './try-code.ts';

const tried = (code: string) => tellingTrials(builtInCodeRules.map((rule) => tryCode(rule, code)));

test('a code in whatever writing is shown by the one rule it fits', () => {
  expect(tried('Ｚ109－WS・2011－Y－BGS－0001')).toMatchObject([
    { rule: { id: 'DAT22_2015' }, normalised: 'Z109-WS·2011-Y-BGS-0001' },
  ]);
});

test('of a code that fits none, the rules that come near say what is wrong', () => {
  const trials = tried('Z109-WS·2011-X-BGS-0001');
  expect(trials.map(({ rule }) => rule.id)).toEqual(['DAT22_2015']);
  expect(trials).toMatchObject([{ sentence: expect.stringContaining('保管期限“X”不合规则') }]);
});

test('what is no code at all is told so by every rule', () => {
  expect(tried('甲乙丙')).toHaveLength(builtInCodeRules.length);
});
