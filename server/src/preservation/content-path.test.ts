import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentPath, safeName } from './content-path.ts';
import { isRelativePath } from './ocfl-inventory.ts';

test('a name that is safe is kept as it is, Chinese included', () => {
  expect(contentPath(1, '关于2025年度归档工作的通知（正本）.pdf')).toBe(
    'content/001-关于2025年度归档工作的通知（正本）.pdf',
  );
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\我的文档\\通知.doc', '通知.doc'],
  ['..', '_'],
  ['', '_'],
  ['CON.pdf', '_CON.pdf'],
  ['通知\u202efdp.exe', '通知_fdp.exe'],
  ['第1行\n第2行.txt', '第1行_第2行.txt'],
  ['what?*.txt', 'what__.txt'],
  ['.hidden', '_hidden'],
  ['ends with dots...', 'ends with dots'],
  ['e\u0301.txt', '\u00e9.txt'],
  ['\ud800.txt', '\ufffd.txt'],
])('%j becomes %j', (name, safe) => {
  expect(safeName(name)).toBe(safe);
});

test('a name too long is cut in front of its ending, never inside a character', () => {
  const name = safeName(`${'档𠀀'.repeat(100)}.pdf`);

  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^(档𠀀)+档?\.pdf$/);
});

test('no name whatever leads out of the object or breaks a file system', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 400 });
  const awkward = fc.string({ unit: fc.constantFrom('/', '\\', '.', ' ', '\0', 'a', '档', ':') });
  fc.assert(
    fc.property(fc.oneof(anyText, awkward), fc.nat(99_999), (name, order) => {
      const path = contentPath(order, name);
      const [folder, leaf = '', ...more] = path.split('/');
      expect([folder, more]).toEqual(['content', []]);
      expect(isRelativePath(path)).toBe(true);
      expect(Buffer.byteLength(leaf)).toBeLessThanOrEqual(255);
      expect(leaf).not.toMatch(/[\p{Cc}\p{Cf}<>:"|?*\\]|[. ]$/u);
      expect(leaf.isWellFormed()).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
