import { expect, test } from 'vitest';
import { safeName } from './safe-name.ts';

test('a name out of a package stays a name, and leads nowhere', () => {
  expect(safeName('关于防汛的通知.pdf')).toBe('关于防汛的通知.pdf');
  expect(['../../etc/passwd', 'C:\\a\\b.txt', '..', 'a\u0000b?.txt', '/'].map(safeName)).toEqual([
    'passwd',
    'b.txt',
    '_',
    'a_b_.txt',
    'unnamed',
  ]);
});
