import { parseArchivalCode } from '@lantai/contract/classification/archival-code.ts';
import {
  builtInCodeRule,
  builtInCodeRules,
} from '@lantai/contract/classification/built-in-code-rules.ts';
import { expect, test } from 'vitest';
import { exampleCode } from './example-code.ts';

test.each(builtInCodeRules)('the example of $name is a code of that rule', (rule) => {
  const example = exampleCode(rule) ?? '';
  expect(parseArchivalCode(rule, example)).toMatchObject(
    rule.fonds.optional ? {} : { fonds: 'A001' },
  );
});

test('the example of a fonds bears its code and its category', () => {
  const rule = builtInCodeRule('DAT22_2015');
  expect(rule && exampleCode(rule, { fonds: 'Z109', category: 'KU' })).toBe(
    'Z109-KU·2026-D30-BGS-0026',
  );
});

test('a rule that cannot be used has no example', () => {
  const rule = builtInCodeRule('DAT22_2015');
  expect(rule && exampleCode(rule, { fonds: 'nonsense' })).toBeUndefined();
});
