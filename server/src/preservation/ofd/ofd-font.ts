import { create, type Font, type Glyph } from 'fontkit';
import { textOf } from '../xml/read-xml.ts';
import { wrapCff } from './bare-cff.ts';
import type { OfdPackage } from './ofd-package.ts';
import { OfdRefused } from './ofd-package.ts';
import { contentOf, type Resource } from './ofd-resources.ts';

/** A font of the document: how it is called, and its glyphs where they are embedded and readable. */
export type OfdFont = {
  readonly name: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Part of the package; null where the font is only named. */
  readonly part: string | null;
  readonly unitsPerEm: number;
  /** By its number in the font, or by its character. */
  readonly glyph: (number: number) => Glyph | undefined;
  readonly glyphOf: (character: string) => Glyph | undefined;
  /** Which character a glyph draws, where the font says so. */
  readonly characterOf: (glyph: number) => string | undefined;
};

export type Fonts = {
  readonly find: (resource: Resource | undefined) => Promise<OfdFont>;
};

/** The fonts of a package, each read once. What cannot be read is drawn in another and noted. */
export function fontsOf(ofd: OfdPackage, notes: Set<string>): Fonts {
  const known = new Map<Resource | undefined, OfdFont>();
  return {
    async find(resource) {
      const found = known.get(resource) ?? (await readFont(ofd, resource, notes));
      known.set(resource, found);
      return found;
    },
  };
}

async function readFont(ofd: OfdPackage, resource: Resource | undefined, notes: Set<string>) {
  const { FontName = '', FamilyName, Bold, Italic } = resource?.node.attributes ?? {};
  const part = contentOf(ofd, resource, 'FontFile') ?? null;
  if (!part && textOf(resource?.node, 'FontFile')) notes.add(`字体“${FontName}”的文件不在 OFD 内`);
  const font = part ? await openFont(ofd, part, notes) : undefined;
  return {
    name: FontName,
    family: FamilyName ?? FontName,
    bold: /^(true|1)$/i.test(Bold ?? ''),
    italic: /^(true|1)$/i.test(Italic ?? ''),
    part: font ? part : null,
    unitsPerEm: orNothing(() => font?.unitsPerEm) || 1000,
    ...glyphsOf(font),
  };
}

async function openFont(ofd: OfdPackage, part: string, notes: Set<string>) {
  try {
    const bytes = await ofd.read(part);
    const font = create(bytes.readUInt16BE(0) === 0x0100 ? wrapCff(bytes) : bytes);
    if ('getGlyph' in font) return font as Font;
  } catch (error) {
    if (error instanceof OfdRefused) notes.add(error.message);
  }
  notes.add(`嵌入字体“${part}”读不出，以其他字体显示`);
  return undefined;
}

/** Subsets lack tables that fonts must have; what one glyph lacks is no reason to do without the others. */
function orNothing<Found>(look: () => Found): Found | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

function glyphsOf(font: Font | undefined) {
  let characters: Map<number, string> | undefined;
  const reversed = () => {
    const all = new Map<number, string>();
    for (const point of (font && orNothing(() => font.characterSet)) ?? []) {
      const glyph = orNothing(() => font?.glyphForCodePoint(point));
      if (glyph && !all.has(glyph.id)) all.set(glyph.id, String.fromCodePoint(point));
    }
    return all;
  };
  return {
    glyph: (number: number) =>
      font && number >= 0 ? orNothing(() => font.getGlyph(number)) : undefined,
    glyphOf(character: string) {
      const point = character.codePointAt(0) ?? 0;
      const glyph = font && orNothing(() => font.glyphForCodePoint(point));
      // Glyph 0 is the box that says: not in this font.
      return glyph && glyph.id > 0 ? glyph : undefined;
    },
    characterOf(glyph: number) {
      characters ??= reversed();
      return characters.get(glyph);
    },
  };
}
