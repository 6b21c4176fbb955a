import { around, type Box, type Matrix, pointThrough } from './geometry.ts';
import type { Fonts } from './ofd-font.ts';
import { OfdRefused } from './ofd-package.ts';
import type { PageContent } from './page-content.ts';
import { objectBudget, textObjects } from './page-objects.ts';
import type { PlacedCharacter, PlacedText } from './place-text.ts';
import { placeText } from './place-text.ts';

/** A piece of text in one line, with the box its characters stand in, in millimetres on the page. */
export type TextRun = Box & {
  readonly text: string;
  /** Height of the characters in millimetres. */
  readonly size: number;
  readonly baseline: number;
  /** Whether it stands upright, as text to be read in lines does; a watermark mostly does not. */
  readonly upright: boolean;
};

const mostRuns = 100_000;

/** The texts of a page in the order of the page, templates first. */
export async function textRuns(content: PageContent, fonts: Fonts): Promise<TextRun[]> {
  const runs: TextRun[] = [];
  const left = objectBudget();
  for (const layer of content.layers)
    for (const { node, place } of textObjects(layer, left)) {
      const font = await fonts.find(layer.resources.fonts.get(node.attributes.Font ?? ''));
      const text = placeText(node, font);
      for (const code of text.codes)
        for (const line of linesOf(code, text)) runs.push(runOf(line, text, place, content.box));
      if (runs.length > mostRuns) throw new OfdRefused('一页的文字过多，已停止');
    }
  return runs.filter(({ text }) => text !== '');
}

/** A code whose characters go down and across by DeltaX and DeltaY is as many lines as it has baselines. */
function linesOf(code: readonly PlacedCharacter[], text: PlacedText): PlacedCharacter[][] {
  const lines: PlacedCharacter[][] = [];
  for (const character of code) {
    const last = lines.at(-1)?.at(-1);
    const step = text.downwards || !last ? 0 : Math.abs(character.y - last.y);
    const back = last !== undefined && !text.downwards && character.x < last.x - text.size;
    if (!last || step > text.size * 0.6 || back) lines.push([character]);
    else lines.at(-1)?.push(character);
  }
  return lines;
}

// As placed-lines.ts has it for Chinese: 0.88 of the height above the baseline.
const [above, below] = [0.88, 0.12];

function runOf(
  line: readonly PlacedCharacter[],
  { size }: PlacedText,
  place: Matrix,
  page: Box,
): TextRun {
  const corners = line.flatMap(({ x, y, advance }) => [
    pointThrough(place, x, y - size * above),
    pointThrough(place, x + advance, y + size * below),
    pointThrough(place, x + advance, y - size * above),
    pointThrough(place, x, y + size * below),
  ]);
  const [first] = line;
  const start = pointThrough(place, first?.x ?? 0, first?.y ?? 0);
  const box = around(corners);
  const [a, b, c, d] = place;
  return {
    ...box,
    x: box.x - page.x,
    y: box.y - page.y,
    text: line.map(({ text }) => text).join(''),
    size: size * Math.hypot(c, d),
    baseline: start.y - page.y,
    upright: Math.abs(b) < Math.abs(a) * 0.05 && a > 0,
  };
}
