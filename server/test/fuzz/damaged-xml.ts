/** Where something is done, and what, as parts of a length. */
type Place = { readonly at: number; readonly to: number; readonly value: number };

/** What stands in place of a value: numbers at the edges of their types, lists without end, ways out. */
const hostileValues = [
  '',
  '-1',
  '0',
  '1e308',
  '-1e308',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '0.0000001',
  '0 0 0 0',
  '1e9 1e9 1e9 1e9',
  'g 999999999 1',
  'M 0 0 L 1e9 1e9',
  '2147483648',
  '&#0;',
  '&amp;&lt;&gt;',
  '../../../../etc/passwd',
  '/OFD.xml',
  'Content.xml',
  '9 '.repeat(5000),
];

/** A document that still reads as XML mostly, and says something else: one value, reference or element of it is another. */
export function damagedXml(document: string, place: Place): string {
  // Its first line, which says that it is XML, is left as it is.
  const [head, xml] = parted(document);
  return head + damagedContent(xml, place);
}

function parted(document: string): [head: string, xml: string] {
  const end = document.startsWith('<?') ? document.indexOf('?>') + 2 : 0;
  return [document.slice(0, end), document.slice(end)];
}

function damagedContent(xml: string, { at, to, value }: Place): string {
  if (value % 4 === 0) return repeated(xml, { at, to, value: value >> 2 });
  const values = [...xml.matchAll(/(?<==")[^"<]*(?=")|(?<=>)[^<>]+(?=<)/g)];
  const one = pick(values, at);
  if (!one) return xml;
  const hostile = pick(hostileValues, to) ?? '';
  const by = [
    hostile,
    oneNumberOf(one[0], value >> 2, hostile),
    // What another place says: numbers that refer to the wrong thing, or in a circle.
    pick(values, to)?.[0] ?? '',
  ];
  return xml.slice(0, one.index) + by[value % 3] + xml.slice(one.index + one[0].length);
}

const pick = <One>(all: readonly One[], place: number): One | undefined =>
  all[Math.floor(place * all.length)];

/** A list of which one number is another. */
function oneNumberOf(list: string, which: number, by: string): string {
  const numbers = list.split(' ');
  return numbers.with(which % numbers.length, by).join(' ');
}

/** An element taken out, said many times, or put into itself. */
function repeated(xml: string, { at, to, value }: Place): string {
  const elements = [...xml.matchAll(/<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g)];
  const one = pick(elements, at);
  if (!one) return xml;
  const [whole, name = ''] = one;
  const before = xml.slice(0, one.index);
  const after = xml.slice(one.index + whole.length);
  const depth = Math.floor(to * 300);
  if (value % 4 === 0) return before + after;
  if (value % 4 === 1) return before + whole.repeat(1 + depth) + after;
  return `${before}<${name}>`.concat(
    `<${name}>`.repeat(depth),
    whole,
    `</${name}>`.repeat(depth + 1),
    after,
  );
}
