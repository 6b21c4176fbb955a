/** What libxml2 says of a document, as an archivist reads it; what is not known here stays as it is. */
const sentences: [RegExp, (...parts: string[]) => string][] = [
  [
    /^Element '(.+?)': Missing child element\(s\)\. Expected is (?:one of )?\( (.+?) \)/,
    (element, expected) => `“${element}”缺少“${expected}”`,
  ],
  [
    /^Element '(.+?)': This element is not expected\. Expected is (?:one of )?\( (.+?) \)/,
    (element, expected) => `“${element}”不应在此处，此处应为“${expected}”`,
  ],
  [/^Element '(.+?)': This element is not expected/, (element) => `不应有“${element}”`],
  [
    /^Element '(.+?)': '(.*?)' is not a valid value of the (?:atomic|union|list) type '(.+?)'/,
    (element, value, type) => `“${element}”的值“${value}”不是 ${type}`,
  ],
  [
    /^Element '(.+?)': \[facet 'enumeration'\] The value '(.*?)' is not an element of the set (\{.*\})/,
    (element, value, set) => `“${element}”的值“${value}”不在 ${set} 之内`,
  ],
  [
    /^Element '(.+?)': The actual value '(.*?)' .*fixed value constraint '(.+?)'/,
    (element, value, fixed) => `“${element}”的值“${value}”应为“${fixed}”`,
  ],
  [
    /^Element '(.+?)': The attribute '(.+?)' is required but missing/,
    (element, attribute) => `“${element}”缺少属性“${attribute}”`,
  ],
  [
    /^Element '(.+?)', attribute '(.+?)': '(.*?)' is not a valid value/,
    (element, attribute, value) => `“${element}”的属性“${attribute}”的值“${value}”无效`,
  ],
  [
    /^Element '(.+?)': Element content is not allowed/,
    (element) => `“${element}”之内不应有其他元素`,
  ],
  [
    /^Element '(.+?)': Character content .* is not allowed/,
    (element) => `“${element}”之内不应有文字`,
  ],
  [
    /^Element '(.+?)': No matching global declaration/,
    (element) => `“${element}”不是封装包的根元素，或命名空间不对`,
  ],
  [/^Opening and ending tag mismatch: (\S+)/, (element) => `“${element}”的起止标签不配对`],
  [/^Start tag expected|^Document is empty/, () => '内容不是 XML'],
  [
    /^Premature end of data|^EndTag: '<\/' not found|^Extra content at the end/,
    () => '文件不完整，或首尾有多余内容',
  ],
  [/^Entity '(.+?)' not defined/, (entity) => `用了未定义的实体“${entity}”`],
  [
    /^Input is not proper UTF-8|^Invalid bytes in character encoding/,
    () => '含有不是 UTF-8 的字节',
  ],
  [/^Excessive depth/, () => '元素层数过多'],
];

export function plainViolation(message: string): string {
  const said = message.replaceAll(/\{http[^}]*\}/g, '').trim();
  for (const [pattern, sentence] of sentences) {
    const found = pattern.exec(said);
    if (found) return sentence(...found.slice(1));
  }
  return said;
}
