import { type Dice, dice } from './dice.ts';
import { type Colour, paint, pngOf } from './png.ts';

const size = { width: 960, height: 720 } as const;
const road: Colour = [247, 245, 236];
const water: Colour = [158, 198, 222];
const site: Colour = [214, 90, 70];
const fields: readonly Colour[] = [
  [214, 226, 178],
  [196, 216, 166],
  [228, 220, 176],
  [222, 208, 190],
];

/** 位置示意图: fields between roads, a river across them, the site outlined in red. */
export function renderSitePlan(seed: number): Buffer {
  const roll = dice(seed, 'site plan');
  const columns = strips(roll, size.width);
  const rows = strips(roll, size.height);
  const colours = Array.from({ length: 36 }, () => roll.pick(fields));
  const chosen = { column: roll.between(1, 2), row: roll.between(1, 2) };
  const isRiver = riverOf(roll);
  const picture = paint(size.width, size.height, (x, y) => {
    const [column, row] = [columns[x], rows[y]];
    if (column === undefined || row === undefined) return road;
    const edge = Math.min(column.inset, row.inset);
    const isSite = column.place === chosen.column && row.place === chosen.row;
    if (isSite && edge >= 8 && edge < 16) return site;
    if (isRiver(x, y)) return water;
    return edge < 6 ? road : (colours[column.place * 6 + row.place] ?? road);
  });
  return pngOf(picture);
}

type Position = { readonly place: number; readonly inset: number };

/** Cuts a length into four to six strips: for each point its strip and how far inside it lies. */
function strips(roll: Dice, length: number): Position[] {
  const count = roll.between(4, 6);
  const ends = Array.from({ length: count }, (_, place) => {
    const even = Math.round(((place + 1) * length) / count);
    return place === count - 1 ? length : even + roll.between(-35, 35);
  });
  return ends.flatMap((end, place) => {
    const start = ends[place - 1] ?? 0;
    return Array.from({ length: end - start }, (_, point) => ({
      place,
      inset: Math.min(point, end - start - 1 - point),
    }));
  });
}

function riverOf(roll: Dice) {
  const [start, swing, halfWidth] = [
    roll.between(150, 520),
    roll.between(30, 90),
    roll.between(14, 26),
  ];
  const course = Array.from({ length: size.width }, (_, x) => start + swing * Math.sin(x / 140));
  return (x: number, y: number) => Math.abs(y - (course[x] ?? 0)) < halfWidth;
}
