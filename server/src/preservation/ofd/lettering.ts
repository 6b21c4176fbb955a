import type { XmlNode } from '../xml/read-xml.ts';
import { numberOf } from './geometry.ts';
import { isOn } from './graphic-style.ts';
import type { OfdFont } from './ofd-font.ts';
import { type Attributes, element, escaped } from './sheet.ts';

type Stack = {
  readonly name: RegExp;
  readonly fonts: string;
  /** Whether its Latin letters are half as wide as its characters, as in the fonts of Windows for Chinese. */
  readonly isHalfWidth?: true;
};

const alike: readonly Stack[] = [
  { name: /courier|mono|consol/i, fonts: '"Courier New", "Liberation Mono", monospace' },
  {
    name: /arial|helvet|tahoma|calibri|verdana|微软雅黑|yahei/i,
    fonts: 'Arial, "Liberation Sans", "Noto Sans CJK SC", sans-serif',
  },
  {
    name: /times|roman|georgia|cambria|garamond/i,
    fonts: '"Times New Roman", "Liberation Serif", SimSun, "Noto Serif CJK SC", serif',
  },
  {
    name: /黑|hei|gothic/i,
    fonts: 'SimHei, 黑体, "Noto Sans CJK SC", sans-serif',
    isHalfWidth: true,
  },
  { name: /楷|kai/i, fonts: 'KaiTi, 楷体, "Noto Serif CJK SC", serif', isHalfWidth: true },
  { name: /仿宋|fang/i, fonts: 'FangSong, 仿宋, "Noto Serif CJK SC", serif', isHalfWidth: true },
];
const usual: Stack = {
  name: /^/,
  fonts: 'SimSun, 宋体, "Noto Serif CJK SC", "Songti SC", serif',
  isHalfWidth: true,
};

/** How characters are set whose glyphs are not in the document: in the named font, else in one like it. */
export function lettering(font: OfdFont, node: XmlNode): Attributes {
  const named = [...new Set([font.name, font.family])]
    .map((name) => name.replaceAll(/["'\\;{}]/g, ''))
    .filter(Boolean)
    .map((name) => `"${name}"`);
  const stack = stackFor(font);
  const weight = numberOf(node.attributes.Weight, 400);
  return {
    'font-family': [...named, stack.fonts].join(', '),
    'font-weight': font.bold || weight > 500 ? 'bold' : undefined,
    'font-style': font.italic || isOn(node.attributes.Italic, false) ? 'italic' : undefined,
  };
}

const stackFor = ({ name, family }: OfdFont): Stack =>
  alike.find((stack) => stack.name.test(`${name} ${family}`)) ?? usual;

/** The characters as content of a text; where a font in place of the named one has Latin letters of half width, those. */
export function spelled(text: string, font: OfdFont): string {
  if (!stackFor(font).isHalfWidth) return escaped(text);
  return text
    .split(/([!-~]+)/)
    .map((part, at) =>
      at % 2 === 1
        ? element('tspan', { style: 'font-feature-settings:"hwid"' }, escaped(part))
        : escaped(part),
    )
    .join('');
}
