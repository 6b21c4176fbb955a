import type { BoxItem, PlannedBox } from '@lantai/contract/arrangement/box-plan.ts';

/** Where each box ends, after the end of one is moved over this many items, forth or back. */
export function withBoundaryMoved(
  boxes: readonly PlannedBox[],
  items: readonly BoxItem[],
  { box, by }: { box: number; by: number },
): number[] {
  const ends = boxes.map(({ last }) => last);
  const places = ends.map((end) => items.findIndex(({ item }) => item === end));
  const place = places[box];
  if (place === undefined || box >= boxes.length - 1) return ends;
  // A box keeps one item at least, on both sides of the boundary.
  const least = (places[box - 1] ?? -1) + 1;
  const most = (places[box + 1] ?? items.length - 1) - 1;
  const moved = items[Math.min(most, Math.max(least, place + by))];
  return ends.map((end, index) => (index === box ? (moved?.item ?? end) : end));
}

/** The ends after a box is joined with the next. */
export function withBoxesJoined(boxes: readonly PlannedBox[], box: number): number[] {
  return boxes.map(({ last }) => last).filter((_, index) => index !== box);
}

/** The ends after a box is divided where half of its items are behind. */
export function withBoxDivided(
  boxes: readonly PlannedBox[],
  items: readonly BoxItem[],
  box: number,
): number[] {
  const ends = boxes.map(({ last }) => last);
  const divided = boxes[box];
  if (!divided) return ends;
  const inside = items.filter(({ item }) => divided.first <= item && item <= divided.last);
  const middle = inside[Math.floor(inside.length / 2) - 1];
  return middle ? [...ends, middle.item].sort((one, other) => one - other) : ends;
}
