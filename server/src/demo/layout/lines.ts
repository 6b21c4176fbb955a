import { cellsPerRow } from './grid.ts';

/** One line of type. Indents are counted in characters of the body (三号). */
export type Line = {
  readonly text: string;
  readonly face: 'plain' | 'bold' | 'title';
  readonly align: 'left' | 'justified' | 'centred' | 'right';
  readonly indent: number;
};

export const blank: Line = { text: '', face: 'plain', align: 'left', indent: 0 };

// A closing mark never begins a line, an opening mark never ends one, a number is never torn apart.
const unbreakable = /[（《〈“‘〔]*(?:[0-9A-Za-z.]+%?|.)[，。、；：？！）》〉”’〕．…]*/gsu;

/** Marks at the end of a line may be set closer: that much of a character fits beyond the edge. */
const squeeze = 0.6;

const asciiWidths = new Map([
  ['.', 0.33],
  ['%', 0.93],
  [' ', 0.22],
]);

/** Width in characters: 1 for Chinese, 0.56 for a digit as the typeface has it. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const letter of text) {
    cells += letter < '\u0080' ? (asciiWidths.get(letter) ?? 0.56) : 1;
  }
  return cells;
}

/** Breaks a paragraph: the first line is indented by two characters (GB/T 9704-2012, 7.3.3). */
export function breakParagraph(text: string, face: Line['face'] = 'plain'): Line[] {
  return breakText(text, { first: 2, next: 0, face });
}

export function breakText(
  text: string,
  { first, next, face }: { first: number; next: number; face: Line['face'] },
): Line[] {
  const lines: Line[] = [];
  let line = '';
  let indent = first;
  for (const [token] of text.matchAll(unbreakable)) {
    const room = cellsPerRow - indent + (/[，。、；：）》”]$/u.test(token) ? squeeze : 0);
    if (line !== '' && cellsOf(line) + cellsOf(token) > room) {
      lines.push({ text: line, face, align: 'justified', indent });
      line = '';
      indent = next;
    }
    line += token;
  }
  if (line !== '') lines.push({ text: line, face, align: endsFull(line, indent), indent });
  return lines;
}

/** A last line that was squeezed must be justified too, or it would run over the edge. */
function endsFull(line: string, indent: number): Line['align'] {
  return cellsOf(line) > cellsPerRow - indent ? 'justified' : 'left';
}

const cellsPerTitleRow = 19;
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Breaks a title into lines of about one length, never inside a word (GB/T 9704-2012, 7.3.1). */
export function breakTitle(title: string): Line[] {
  const count = Math.ceil(cellsOf(title) / cellsPerTitleRow);
  const target = cellsOf(title) / count;
  const lines = [''];
  for (const token of titleTokens(title)) {
    const line = lines.at(-1) ?? '';
    const overshoot = cellsOf(line) + cellsOf(token) / 2 > target && lines.length < count;
    if (overshoot || cellsOf(line) + cellsOf(token) > cellsPerTitleRow) lines.push(token);
    else lines[lines.length - 1] = line + token;
  }
  return lines.map((text) => ({ text, face: 'title', align: 'centred', indent: 0 }));
}

function titleTokens(title: string): string[] {
  const tokens: string[] = [];
  // The year first: the dictionary would read 2026年内设机构 as 年内 and 设.
  const segments = title
    .split(/(\d{4}年度?)/u)
    .flatMap((part) =>
      /^\d/u.test(part) ? [part] : Array.from(words.segment(part), ({ segment }) => segment),
    );
  for (const segment of segments) {
    const before = tokens.at(-1);
    const joins = /^[的和》）”]/u.test(segment) || /^内$|[《（“]$/u.test(before ?? '');
    if (joins && before !== undefined) tokens[tokens.length - 1] = before + segment;
    else tokens.push(segment);
  }
  return tokens;
}
