import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isClassified,
  maximumSecrecyYears,
  readSecurityLevel,
  type SecurityMark,
  securityLevel,
  securityLevelNames,
  securityMarkText,
} from './security-level.ts';

test('only the three levels of state secrets are classified', () => {
  expect(
    securityLevel.options.filter(isClassified).map((level) => securityLevelNames[level]),
  ).toEqual(['秘密', '机密', '绝密']);
});

test('the higher the secret, the longer it may be one', () => {
  expect(maximumSecrecyYears).toEqual({ confidential: 10, secret: 20, 'top-secret': 30 });
});

test.each<[string, SecurityMark]>([
  ['公开', { level: 'public' }],
  ['内部', { level: 'internal' }],
  ['非密', { level: 'internal' }],
  ['秘密', { level: 'confidential' }],
  ['秘密级', { level: 'confidential' }],
  ['机密★', { level: 'secret' }],
  ['秘密★5年', { level: 'confidential', period: { years: 5 } }],
  ['秘密★６个月', { level: 'confidential', period: { months: 6 } }],
  ['机密★10年', { level: 'secret', period: { years: 10 } }],
  ['机密10年', { level: 'secret', period: { years: 10 } }],
  ['秘 密 ★ 十年', { level: 'confidential', period: { years: 10 } }],
  ['绝密*长期', { level: 'top-secret', period: 'long-term' }],
])('“%s” is read', (text, mark) => {
  expect(readSecurityLevel(text)).toEqual(mark);
});

test.each(['', '★', '保密', '秘密文件', '公开★5年', '秘密★某年', '秘密★0年', '非机密', '商业秘密'])(
  '“%s” is no security level',
  (text) => {
    expect(readSecurityLevel(text)).toBeUndefined();
  },
);

test('every mark is read again from how it is written', () => {
  const period = fc.oneof(
    fc.record({ years: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ months: fc.integer({ min: 1, max: 36 }) }),
    fc.constant('long-term' as const),
  );
  const level = fc.constantFrom('confidential' as const, 'secret' as const, 'top-secret' as const);
  fc.assert(
    fc.property(fc.record({ level, period }), (mark) => {
      expect(readSecurityLevel(securityMarkText(mark))).toEqual(mark);
    }),
  );
  for (const bare of securityLevel.options)
    expect(readSecurityLevel(securityMarkText({ level: bare }))).toEqual({ level: bare });
});
