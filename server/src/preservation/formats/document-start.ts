/** What a marked-up text begins with, as far as it tells the format. */
export type DocumentStart = {
  readonly declared: boolean;
  readonly doctype: string;
  /** The first tag, without its `<` and prefix. */
  readonly root: string;
};

// A tag or declaration that is longer is not read to its end.
const longest = 4096;

/**
 * Passes over what may stand before the root: declaration, comments, instructions. Step by step, not by
 * one expression: a text of a thousand comments must not be tried in all their combinations.
 */
export function documentStart(text: string): DocumentStart | undefined {
  let at = skipSpace(text, 0);
  if (text[at] !== '<') return undefined;
  let declared = false;
  let doctype = '';
  for (let left = 1000; left > 0; left -= 1) {
    at = skipSpace(text, at);
    if (text.startsWith('<?', at)) {
      declared ||= text.startsWith('<?xml', at);
      at = after(text, '?>', at);
    } else if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else if (/^<!doctype/i.test(text.slice(at, at + 10))) {
      doctype = text.slice(at, Math.min(after(text, '>', at), at + longest));
      at = endOfDoctype(text, at);
    } else break;
  }
  const tag = text.slice(at, Math.min(after(text, '>', at), at + longest));
  const root = /^<(?:[\w.-]+:)?([\p{L}_][\s\S]*)$/u.exec(tag)?.[1] ?? '';
  return declared || doctype !== '' || root !== '' ? { declared, doctype, root } : undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  return at;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function endOfDoctype(text: string, from: number): number {
  const end = after(text, '>', from);
  const subset = text.indexOf('[', from);
  return subset < 0 || subset > end ? end : after(text, '>', after(text, ']', subset) - 1);
}
