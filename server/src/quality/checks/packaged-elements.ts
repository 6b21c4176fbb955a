import { metadataElements } from '@lantai/contract/records/metadata-elements.ts';
import { failed, passed } from '../check.ts';

// DA/T 48-2009, 附录 C, 表 C.1, as far as standards 5.2 has it as obligatory within a package.
const packaged = ['M6', 'M11', 'M12', 'M22', 'M32', 'M33', 'M38'];

/** Of a package that describes itself, whether it says all that it must. */
export function elementsOfPackage(
  fileName: string,
  said: { identifier: string; elements: Readonly<Record<string, string | undefined>> },
) {
  const names = metadataElements.filter(({ id }) => packaged.includes(id)).map(({ name }) => name);
  const lacking = names.filter((name) => !said.elements[name]);
  if (said.identifier === '') lacking.push('电子文件号');
  const object = `${fileName} 封装元数据`;
  return lacking.length === 0
    ? passed(object, '封装元数据表各必备项', '齐全')
    : failed(object, '封装元数据表各必备项', `缺 ${lacking.join('、')}`);
}
