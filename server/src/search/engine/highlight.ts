import { matchTextOf } from './match-text.ts';
import type { Highlight, Mark } from './search-engine.ts';

const PASSAGES = 3;
const PASSAGE_LENGTH = 60;
const LEAD = 20;
/** A word that stands ten thousand times in a book need not be looked for to its end. */
const OCCURRENCES = 200;

/** Where the words stand in a text as it came, or undefined where none does. */
export function highlight(text: string, words: readonly string[]): Highlight | undefined {
  const marks = merged(occurrencesOf(text, words).flat());
  return marks.length === 0 ? undefined : { text, marks };
}

/** Short passages around the words, one for each word first. */
export function passages(text: string, words: readonly string[]): Highlight[] {
  const occurrences = occurrencesOf(text, words);
  const marks = merged(occurrences.flat());
  const wanted = [...occurrences.flatMap((found) => found.slice(0, 1)), ...marks];
  const chosen: Mark[] = [];
  for (const mark of wanted) {
    if (chosen.length === PASSAGES) break;
    if (!chosen.some(([start, end]) => mark[0] < end && mark[1] > start))
      chosen.push(around(text, mark));
  }
  return merged(chosen).map((passage) => cut(text, passage, marks));
}

function occurrencesOf(text: string, words: readonly string[]): Mark[][] {
  if (words.length === 0) return [];
  const folded = matchTextOf(text);
  return words.map((word) => {
    const marks: Mark[] = [];
    let at = folded.text.indexOf(word);
    while (at >= 0 && marks.length < OCCURRENCES) {
      marks.push([folded.from[at] ?? 0, folded.to[at + word.length - 1] ?? 0]);
      at = folded.text.indexOf(word, at + 1);
    }
    return marks;
  });
}

function merged(marks: Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const [start, end] of marks.sort(byStart)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function around(text: string, [start, end]: Mark): Mark {
  const from = Math.max(0, start - LEAD);
  return [outsidePair(text, from), outsidePair(text, Math.max(end, from + PASSAGE_LENGTH))];
}

/** A passage that began or ended inside a surrogate pair would show a broken character. */
function outsidePair(text: string, at: number): number {
  if (at >= text.length) return text.length;
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at + 1 : at;
}

function cut(text: string, [from, to]: Mark, marks: readonly Mark[]): Highlight {
  const inside = marks
    .filter(([start, end]) => start < to && end > from)
    .map(([start, end]): Mark => [Math.max(start, from) - from, Math.min(end, to) - from]);
  return { text: text.slice(from, to), marks: inside };
}

function byStart(left: Mark, right: Mark): number {
  return left[0] - right[0];
}
