/** A rectangle in millimetres, from the upper left corner (GB/T 33190-2016, 7.3: ST_Box). */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** a b c d e f, as PDF and SVG write it: x' = a·x + c·y + e (8.5, CTM). */
export type Matrix = readonly [number, number, number, number, number, number];

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** Beyond this nothing is on any sheet, and an SVG with it is drawn by no browser. */
const farthest = 1e6;

/** The numbers of a list; what is no number, or out of all bounds, makes the list empty. */
export function numbersOf(list: string | undefined | null): number[] {
  const numbers = (list ?? '')
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);
  return numbers.every((one) => Number.isFinite(one) && Math.abs(one) <= farthest) ? numbers : [];
}

export function numberOf(written: string | undefined | null, otherwise: number): number {
  return numbersOf(written)[0] ?? otherwise;
}

export function boxOf(written: string | undefined | null): Box | undefined {
  const [x, y, width, height] = numbersOf(written);
  if (x === undefined || y === undefined || width === undefined || height === undefined)
    return undefined;
  return { x, y, width: Math.abs(width), height: Math.abs(height) };
}

export function matrixOf(written: string | undefined | null): Matrix {
  const [a, b, c, d, e, f] = numbersOf(written);
  if (f === undefined) return unmoved;
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f];
}

export const moved = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];

/** First `inner`, then `outer`. */
export function through(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [
    a * A + b * C,
    a * B + b * D,
    c * A + d * C,
    c * B + d * D,
    e * A + f * C + E,
    e * B + f * D + F,
  ];
}

/** The way back; nothing where all is pressed into a line. */
export function inverted([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const size = a * d - b * c;
  if (!Number.isFinite(1 / size)) return undefined;
  return [d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size];
}

/** As SVG writes it; left out where it moves nothing. */
export function transformOf(matrix: Matrix): string | undefined {
  const same = matrix.every((part, at) => part === unmoved[at]);
  return same ? undefined : `matrix(${matrix.map(fine).join(' ')})`;
}

const fine = (figure: number) => Math.round(figure * 1e6) / 1e6 || 0;

export function pointThrough([a, b, c, d, e, f]: Matrix, x: number, y: number) {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** The upright rectangle around points. */
export function around(points: readonly { x: number; y: number }[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: rounded(x),
    y: rounded(y),
    width: rounded(Math.max(...xs) - x),
    height: rounded(Math.max(...ys) - y),
  };
}

/** To a thousandth of a millimetre. */
export const rounded = (figure: number): number => Math.round(figure * 1000) / 1000 || 0;
