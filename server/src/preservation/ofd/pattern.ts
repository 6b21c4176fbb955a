import { childOf, type XmlNode } from '../xml/read-xml.ts';
import { inverted, type Matrix, matrixOf, numberOf, through, transformOf } from './geometry.ts';
import { short } from './path-data.ts';
import { element, type Sheet } from './sheet.ts';

/** What a pattern is drawn with: its cell has objects of its own. */
export type PatternCanvas = {
  readonly sheet: Sheet;
  /** From the space that is painted to the page. */
  readonly toPage: Matrix;
  readonly drawCell: (content: XmlNode) => Promise<string>;
};

/** A surface covered by one drawing again and again (8.3.3), as the address of its definition. */
export async function patternOf(
  node: XmlNode,
  { sheet, toPage, drawCell }: PatternCanvas,
): Promise<string | undefined> {
  const { attributes } = node;
  const cell = childOf(node, 'CellContent');
  const [width, height] = [numberOf(attributes.Width, 0), numberOf(attributes.Height, 0)];
  const onPage = attributes.RelativeTo === 'Page' ? inverted(toPage) : undefined;
  if (!cell || width <= 0 || height <= 0) return undefined;
  // A step that is shorter than the cell counts as the cell.
  const stepX = Math.max(width, numberOf(attributes.XStep, width));
  const stepY = Math.max(height, numberOf(attributes.YStep, height));
  const drawn = element('svg', { width, height }, await drawCell(cell));
  const across = /^Column$|^RowAndColumn$/.test(attributes.ReflectMethod ?? '');
  const down = /^Row$|^RowAndColumn$/.test(attributes.ReflectMethod ?? '');
  const mirrored = {
    x: `translate(${short(stepX + width)} 0) scale(-1 1)`,
    y: `translate(0 ${short(stepY + height)}) scale(1 -1)`,
  };
  const cells = [
    drawn,
    across && element('g', { transform: mirrored.x }, drawn),
    down && element('g', { transform: mirrored.y }, drawn),
    across && down && element('g', { transform: `${mirrored.x} ${mirrored.y}` }, drawn),
  ].filter((one) => one !== false);
  const matrix = matrixOf(attributes.CTM);
  const name = sheet.name();
  sheet.definitions.push(
    sheet.weigh(
      element(
        'pattern',
        {
          id: name,
          patternUnits: 'userSpaceOnUse',
          width: short(across ? stepX * 2 : stepX),
          height: short(down ? stepY * 2 : stepY),
          patternTransform: transformOf(onPage ? through(matrix, onPage) : matrix),
        },
        cells.join(''),
      ),
    ),
  );
  return `url(#${name})`;
}
