const punctuation = /[!-/:-@[-`{-~]/g;

/**
 * FTS5's ascii tokenizer cuts at ASCII signs and spaces and keeps everything else. Signs are
 * therefore written in their full-width form, which a normalised text cannot hold itself.
 */
function unbroken(normalised: string): string[] {
  const signs = normalised
    .replace(punctuation, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000');
  return Array.from(signs);
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/**
 * A normalised text as the index holds it: each overlapping pair of characters, and the last
 * character alone, which is thereby found by its own and marks the end.
 */
export function gramsOf(normalised: string): string {
  const characters = unbroken(normalised);
  return [...pairs(characters), ...characters.slice(-1)].join(' ');
}

/** The FTS5 phrase that holds exactly where the normalised text is a part. */
export function containing(normalised: string): string {
  const characters = unbroken(normalised);
  // Every occurrence of a single character begins a pair or is the last one.
  if (characters.length === 1) return `"${characters[0]}" *`;
  return `"${pairs(characters).join(' ')}"`;
}

/** The FTS5 phrase that holds exactly where the normalised text is the whole. */
export function equalling(normalised: string): string {
  return `^ "${gramsOf(normalised)}"`;
}
