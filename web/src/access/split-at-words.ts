type Part = { readonly at: number; readonly part: string; readonly marked: boolean };

/** A text cut wherever the words begin and end, in whatever case they are written. */
export function splitAtWords(text: string, words: string): Part[] {
  const wanted = words.trim();
  if (wanted === '') return [{ at: 0, part: text, marked: false }];
  // RegExp.escape is newer than many browsers of an office.
  const escaped = wanted.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(`(${escaped})`, 'giu');
  let at = 0;
  return text.split(pattern).map((part, index) => {
    const start = at;
    at += part.length;
    return { at: start, part, marked: index % 2 === 1 };
  });
}
