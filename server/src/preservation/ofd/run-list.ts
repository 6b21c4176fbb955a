/**
 * The distances of a text (GB/T 33190-2016, 11.3): numbers, and `g n d` for d said n times. Never more than
 * there are characters to place, however often a hostile one repeats.
 */
export function runList(written: string | undefined, most: number): number[] {
  const parts = (written ?? '')
    .trim()
    .split(/\s+/, most * 3 + 3)
    .filter(Boolean);
  const distances: number[] = [];
  for (let at = 0; at < parts.length && distances.length < most; at += 1) {
    if (parts[at] !== 'g') {
      distances.push(finite(parts[at]));
      continue;
    }
    const times = Math.min(Math.max(0, Math.trunc(finite(parts[at + 1]))), most - distances.length);
    distances.push(...new Array<number>(times).fill(finite(parts[at + 2])));
    at += 2;
  }
  return distances;
}

function finite(written: string | undefined): number {
  const number = Number(written);
  return Number.isFinite(number) && Math.abs(number) < 1e6 ? number : 0;
}
