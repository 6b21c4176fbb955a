import type { Section } from './sheet-sections.ts';

/** What a portrait sheet has for sections beside its head, the signatures and the foot, in millimetres. */
const roomOfSheet = 192;

const lineHeight = 4.94;
const rowPadding = 1.9;
/** The name of a section, its head row, the space before it. */
const headHeight = 17;
const noteHeight = 6;
/** A full-width character of ten points. */
const characterWidth = 3.6;

/**
 * Sections by sheet, in order; one that does not fit goes on below its own head on the next sheet.
 * Broken by what rows are certain to fit in, since what does not fit is cut off on paper.
 */
export function breakSections(sections: readonly Section[]): Section[][] {
  const sheets: Section[][] = [[]];
  let room = roomOfSheet;
  const turn = () => {
    sheets.push([]);
    room = roomOfSheet;
  };
  for (const section of sections) {
    const head = headHeight + (section.note === undefined ? 0 : noteHeight);
    const first = section.lines[0];
    if (head + (first ? heightOf(section, first) : lineHeight + rowPadding) > room) turn();
    let shown = { ...section, lines: [] as (readonly string[])[] };
    sheets.at(-1)?.push(shown);
    room -= head + (first ? 0 : lineHeight + rowPadding);
    for (const line of section.lines) {
      const height = heightOf(section, line);
      if (height > room && shown.lines.length > 0) {
        turn();
        shown = { ...section, lines: [] };
        sheets.at(-1)?.push(shown);
        room -= head;
      }
      shown.lines.push(line);
      room -= height;
    }
  }
  return sheets;
}

function heightOf({ columns }: Section, line: readonly string[]): number {
  const lines = line.map((text, place) => {
    const fits = Math.floor(((columns[place]?.width ?? 20) - 3) / characterWidth);
    return Math.max(1, Math.ceil(text.length / fits));
  });
  return Math.max(...lines) * lineHeight + rowPadding;
}
