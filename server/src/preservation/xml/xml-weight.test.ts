import { expect, test } from 'vitest';
import { readXml } from './read-xml.ts';
import { xmlWeight } from './xml-weight.ts';

const megabyte = 2 ** 20;

test('a document weighs what its elements and attributes take, not what it is long', () => {
  expect(xmlWeight(Buffer.from('<a/>'))).toBe(4 * 2 + 64);
  expect(xmlWeight(Buffer.from('<a b="1"/>'))).toBe(10 * 2 + 64 + 130);
});

test('a short file of millions of elements is refused before it is parsed, and the next one is read', async () => {
  const many = Buffer.from(`<r>${'<a b=""/>'.repeat(2_500_000)}</r>`);
  expect(many.length).toBeLessThan(25 * megabyte);
  expect(await readXml(many)).toEqual({
    root: null,
    violations: [{ line: 0, message: '元素过多或内容过长，超出解析的内存限制' }],
  });
  expect(await readXml(Buffer.from('<r/>'))).toMatchObject({ root: { name: 'r' } });
});

test('elements deeper than anybody writes them are refused with their line', async () => {
  const { root, violations } = await readXml(Buffer.from('<a>'.repeat(100_000)));
  expect(root).toBeNull();
  expect(violations[0]).toMatchObject({ line: 1 });
});
