import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { searchRecords } from '@lantai/contract/search/search.api.ts';
import { Fragment } from 'react';

export type Hit = ReplyOf<typeof searchRecords>['hits'][number];
type MarkedText = Hit['title'];

/** A text with the places highlighted at which the index found the words. */
export function Marked({ of: { text, marks } }: { of: MarkedText }) {
  return markedParts(text, marks).map(({ at, part, marked }) =>
    marked ? <mark key={at}>{part}</mark> : <Fragment key={at}>{part}</Fragment>,
  );
}

type Part = { readonly at: number; readonly part: string; readonly marked: boolean };

/** The marks come in order and do not overlap; between them lies what is not marked. */
export function markedParts(text: string, marks: MarkedText['marks']): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from > at) parts.push({ at, part: text.slice(at, from), marked: false });
    parts.push({ at: from, part: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) parts.push({ at, part: text.slice(at), marked: false });
  return parts;
}
