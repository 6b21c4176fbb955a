import { containing, equalling } from './grams.ts';
import { normalise } from './match-text.ts';
import type { SearchField } from './search-engine.ts';

/** The columns of the full-text table, in its order. */
export const textColumns = [
  'title',
  'document_number',
  'creator',
  'archival_code',
  'temporary_number',
  'content',
] as const;
export type TextColumn = (typeof textColumns)[number];

const codes = ['archival_code', 'temporary_number'] as const;

const columnsOf: Record<SearchField, readonly TextColumn[]> = {
  all: textColumns,
  title: ['title'],
  documentNumber: ['document_number'],
  creator: ['creator'],
  code: codes,
  content: ['content'],
};

/** Where a record answers best, from good to best; below all of them stands the text inside it. */
const tiers: readonly (readonly TextColumn[])[] = [
  ['title', 'document_number', 'creator', ...codes],
  ['title'],
  ['document_number', ...codes],
];
const named: readonly TextColumn[] = ['title', 'document_number', ...codes];

export type Query = {
  /** Normalised, all to be found. None: everything is asked for. */
  words: string[];
  columns: readonly TextColumn[];
  /** FTS5 expressions. Nothing of what was typed reaches them outside quotation marks. */
  matching: string;
  /** Each is a better answer than the one before; the last that holds gives a record its tier. */
  better: string[];
};

// An opening quotation mark counts at the start of a word only: 关于“十四五”规划 is one word.
const wordsAsTyped = /(?<=^|\s)["“＂]([^"”＂]*)(?:["”＂](?=\s|$)|$)|\S+/gu;

export function queryOf(text: string, field: SearchField = 'all'): Query {
  const typed = Array.from(text.matchAll(wordsAsTyped), ([word, phrase]) => phrase ?? word);
  const words = [...new Set(typed.map(normalise))].filter((word) => word !== '');
  const columns = columnsOf[field];
  return { words, columns, matching: all(words, columns), better: betterOf(typed, words, columns) };
}

function betterOf(typed: string[], words: string[], columns: readonly TextColumn[]): string[] {
  const asked = (tier: readonly TextColumn[]) => tier.filter((name) => columns.includes(name));
  const expressions = tiers
    .map(asked)
    .filter((tier) => tier.length > 0 && tier.length < columns.length)
    .map((tier) => all(words, tier));
  const whole = normalise(typed.join(' '));
  if (whole !== '' && asked(named).length > 0)
    expressions.push(`{${asked(named).join(' ')}} : ${equalling(whole)}`);
  return expressions;
}

function all(words: readonly string[], columns: readonly TextColumn[]): string {
  return words.map((word) => `{${columns.join(' ')}} : ${containing(word)}`).join(' AND ');
}
