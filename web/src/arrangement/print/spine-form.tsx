import { useEffect } from 'react';
import { arrangementText } from '../arrangement.text.ts';
import type { Box } from './box-of-rows.ts';
import type { CataloguePlace } from './catalogue-reply.ts';
import './spine-form.css';

const t = arrangementText;

/** How thick a box is, in mm. DA/T 22-2015: the four that are made. */
export const spineWidths = [20, 30, 40, 50] as const;
export type SpineWidth = (typeof spineWidths)[number];

/** What a sheet of A4 has for labels beside one another, in mm. */
const SHEET_WIDTH = 190;
const GAP = 4;

type Spines = {
  boxes: readonly Box[];
  place: CataloguePlace;
  width: SpineWidth;
  withDepartment: boolean;
  onPages: (count: number) => void;
};

/**
 * 盒脊, to be cut out and pasted on. The width is that of the box; the box is 310 mm high, more than
 * A4 holds, so the label is shorter.
 */
export function SpineForm({ boxes, place, width, withDepartment, onPages }: Spines) {
  const sheets = sheetsOf(boxes, width);
  useEffect(() => onPages(sheets.length), [sheets.length, onPages]);

  return sheets.map((labels) => (
    <section key={labels[0]?.number} className="sheet portrait spines">
      {labels.map((box) => (
        <Spine
          key={box.number}
          box={box}
          place={place}
          width={box.planned?.thickness ?? width}
          department={withDepartment}
        />
      ))}
    </section>
  ));
}

/** As many labels beside one another as the sheet is wide; a planned box has its own thickness. */
function sheetsOf(boxes: readonly Box[], width: SpineWidth): Box[][] {
  const sheets: Box[][] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const needed = (box.planned?.thickness ?? width) + GAP;
    if (filled + needed > SHEET_WIDTH + GAP) {
      sheets.push([]);
      filled = 0;
    }
    sheets.at(-1)?.push(box);
    filled += needed;
  }
  return sheets;
}

type SpineLabel = { box: Box; place: CataloguePlace; width: SpineWidth; department: boolean };

/** Five things must be on it, the department may be (DA/T 22-2015). */
function Spine({ box, place, width, department }: SpineLabel) {
  const cells: [string, string | number | null][] = [
    [t.place.fondsCode, place.fondsCode],
    [t.place.year, place.year],
    [t.place.retention, place.retentionName],
    ...(department ? [[t.place.department, place.department] as [string, string | null]] : []),
    [t.spine.first, box.first],
    [t.spine.last, box.last],
    [t.spine.number, box.number || t.spine.noNumber],
  ];
  return (
    <dl className="spine" style={{ width: `${width}mm` }}>
      {cells.map(([name, value]) => (
        <div key={name} className={name === t.place.department ? 'tall' : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
