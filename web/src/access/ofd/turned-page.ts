import type { OfdPageSize } from './ofd-page.tsx';

/** A page after so many quarter turns to the right. */
export function turnedSize({ width, height }: OfdPageSize, turns: number): OfdPageSize {
  return turns % 2 === 1 ? { width: height, height: width } : { width, height };
}

type Point = { readonly x: number; readonly y: number };

/** Where a place of the page lies once the page is turned. */
export function turnedPoint({ x, y }: Point, { width, height }: OfdPageSize, turns: number): Point {
  const places: readonly Point[] = [
    { x, y },
    { x: height - y, y: x },
    { x: width - x, y: height - y },
    { x: y, y: width - x },
  ];
  return places[turns % 4] ?? { x, y };
}
