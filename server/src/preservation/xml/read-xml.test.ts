import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { plainViolation } from './plain-violation.ts';
import { readXml, textOf } from './read-xml.ts';

const xsd = fileURLToPath(new URL('../eep/eep.xsd', import.meta.url));
const read = (text: string) => readXml(Buffer.from(text));

test('a document is plain data, its texts as they stand', async () => {
  const { root } = await read('<文件><题名> 关于 &amp; 的<![CDATA[<通知>]]> </题名></文件>');
  expect(textOf(root ?? undefined, '题名')).toBe('关于 & 的<通知>');
});

test('no entity is replaced and no file is read', async () => {
  const { root } = await read('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>');
  expect(root?.text ?? '').toBe('');
  const billion = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
  ).join('');
  const bomb = await read(`<!DOCTYPE a [<!ENTITY e0 "0123456789">${billion}]><a>&e9;</a>`);
  expect((bomb.root?.text ?? '').length).toBeLessThan(100);
});

test('what is wrong is said in plain words, with its line', async () => {
  const reasons = async (text: string, schema: string | null = null) =>
    (await readXml(Buffer.from(text), schema)).violations.map(({ message }) =>
      plainViolation(message),
    );
  expect(await reasons('')).toEqual(['内容不是 XML']);
  expect(await reasons('<甲><乙></甲>')).toContain('“乙”的起止标签不配对');
  expect(await reasons('<a>&x;</a>')).toEqual(['用了未定义的实体“x”']);
  expect(await reasons('<甲/>', xsd)).toEqual(['“甲”不是封装包的根元素，或命名空间不对']);
  const head =
    '<电子文件封装包 xmlns="http://www.saac.gov.cn/standards/ERM/encapsulation"><封装包格式描述/>';
  expect(await reasons(`${head}<版本>2008</版本></电子文件封装包>`, xsd)).toEqual([
    '“版本”的值“2008”应为“2009”',
    '“电子文件封装包”缺少“被签名对象”',
  ]);
});
