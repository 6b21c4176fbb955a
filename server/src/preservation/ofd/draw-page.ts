import { type Drawing, drawLayer } from './draw-objects.ts';
import { picturesOf } from './draw-picture.ts';
import { drawStamps } from './draw-stamps.ts';
import { type Box, rounded } from './geometry.ts';
import { type OfdContent, type OfdPage, readOfdContent } from './ofd-document.ts';
import { fontsOf } from './ofd-font.ts';
import type { OfdPackage } from './ofd-package.ts';
import type { OfdPageDrawing } from './ofd-task.ts';
import { readPageContent } from './page-content.ts';
import { objectBudget } from './page-objects.ts';
import { element, openSheet, type Sheet } from './sheet.ts';

/** One page, counted from 1, as an SVG that acts on nothing and fetches nothing; only for a worker under limits. */
export async function drawPage(
  ofd: OfdPackage,
  content: OfdContent,
  number: number,
): Promise<OfdPageDrawing> {
  const page = content.pages[number - 1];
  if (!page)
    return { kind: 'failed', reason: `OFD 共 ${content.pages.length} 页，没有第 ${number} 页` };
  const sheet = openSheet(new Set(content.notes));
  const { drawn, box } = await drawContent(ofd, page, sheet);
  const stamps = await drawStamps(ofd, page, sheet, drawFirstPage);
  const [width, height] = [rounded(box.width), rounded(box.height)];
  const paper = element('rect', { width, height, fill: '#ffffff' });
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: `${width}mm`,
      height: `${height}mm`,
      viewBox: `0 0 ${width} ${height}`,
      'xml:space': 'preserve',
    },
    definitionsOf(sheet) + paper + atOrigin(drawn + stamps, box),
  );
  return { kind: 'drawn', svg, notes: [...sheet.notes] };
}

async function drawContent(ofd: OfdPackage, page: OfdPage, sheet: Sheet) {
  const fonts = fontsOf(ofd, sheet.notes);
  const { box, layers } = await readPageContent(ofd, page, sheet.notes);
  const pictures = picturesOf(ofd, sheet);
  const drawing: Drawing = { fonts, pictures, sheet, budget: objectBudget() };
  const drawn: string[] = [];
  for (const layer of layers) drawn.push(await drawLayer(layer, drawing));
  return { drawn: drawn.join(''), box };
}

/** Its own seals are not looked at: an OFD in a seal in an OFD would have no end. */
async function drawFirstPage(ofd: OfdPackage, sheet: Sheet) {
  const { pages } = await readOfdContent(ofd);
  const [first] = pages;
  if (!first) return { svg: '', box: { x: 0, y: 0, width: 1, height: 1 } };
  // Glyphs and pictures are defined by their parts, whose names the outer package may have as well.
  const inner = openSheet(sheet.notes);
  const own: Sheet = {
    ...inner,
    name: sheet.name,
    definitions: sheet.definitions,
    define: defineAnew(sheet),
  };
  const { drawn, box } = await drawContent(ofd, first, own);
  return { svg: atOrigin(drawn, box), box };
}

/** Definitions that are shared within one seal only. */
function defineAnew(sheet: Sheet): Sheet['define'] {
  const scope = sheet.name();
  return (key, make) => sheet.define(`${scope} ${key}`, make);
}

const definitionsOf = ({ definitions }: Sheet) =>
  definitions.length > 0 ? element('defs', {}, definitions.join('')) : '';

const atOrigin = (drawn: string, { x, y }: Box) =>
  x === 0 && y === 0 ? drawn : element('g', { transform: `translate(${-x} ${-y})` }, drawn);
