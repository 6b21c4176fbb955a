import { OfdRefused } from './ofd-package.ts';

/** What is drawn of one page so far: shared definitions, notes, and how much more there may be. */
export type Sheet = {
  readonly definitions: string[];
  readonly notes: Set<string>;
  /** A new name for a definition. */
  readonly name: () => string;
  /** Defines once what is used many times, for example a glyph; returns its name. */
  readonly define: (key: string, make: (name: string) => string) => string;
  /** Takes a piece of the drawing, as long as it is still one that a browser can show. */
  readonly weigh: (piece: string) => string;
};

const mostCharacters = 64 * 2 ** 20;

export function openSheet(notes: Set<string>): Sheet {
  const definitions: string[] = [];
  const known = new Map<string, string>();
  let count = 0;
  let weight = 0;
  const name = () => {
    count += 1;
    return `o${count}`;
  };
  const weigh = (piece: string) => {
    weight += piece.length;
    if (weight > mostCharacters) throw new OfdRefused('一页画出来超过 64 MB，已停止');
    return piece;
  };
  const define = (key: string, make: (name: string) => string) => {
    const found = known.get(key);
    if (found) return found;
    const fresh = name();
    known.set(key, fresh);
    definitions.push(weigh(make(fresh)));
    return fresh;
  };
  return { definitions, notes, name, define, weigh };
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; attributes that are not given are left out. Content is already SVG. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Without the characters that XML 1.0 does not have at all. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? '');
}

export const defineClip = (shapes: string, sheet: Sheet): string =>
  sheet.define(`clip ${shapes}`, (id) => element('clipPath', { id }, shapes));
