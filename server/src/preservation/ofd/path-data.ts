/** How many numbers follow each letter of abbreviated path data (GB/T 33190-2016, 9.2, table 36). */
const operands: Readonly<Record<string, readonly [svg: string, count: number]>> = {
  S: ['M', 2],
  M: ['M', 2],
  L: ['L', 2],
  Q: ['Q', 4],
  B: ['C', 6],
  A: ['A', 7],
  C: ['Z', 0],
};

const mostParts = 2_000_000;

/** The path as SVG writes it; as far as it can be read, because viewers draw that much as well. */
export function pathData(written: string): string {
  const parts = written.trim().split(/[\s,]+/, mostParts);
  const drawn: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const known = operands[parts[at] ?? ''];
    if (!known) break;
    const [letter, count] = known;
    const numbers = parts.slice(at + 1, at + 1 + count).map(Number);
    const isWhole = numbers.length === count && numbers.every(isDrawable);
    if (!isWhole || (drawn.length === 0 && letter !== 'M')) break;
    if (letter === 'A') numbers.splice(3, 2, flag(numbers[3]), flag(numbers[4]));
    drawn.push(letter + numbers.map(short).join(' '));
    at += 1 + count;
  }
  return drawn.join('');
}

const isDrawable = (figure: number) => Number.isFinite(figure) && Math.abs(figure) < 1e6;
const flag = (figure: number | undefined) => (figure ? 1 : 0);
export const short = (figure: number): number => Math.round(figure * 10_000) / 10_000 || 0;
