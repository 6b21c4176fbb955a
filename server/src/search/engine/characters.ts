/**
 * Signs that offices write in many ways and mean as one. 〔〕 is the rule for document numbers
 * (GB/T 9704-2012, 7.2.5), yet keyboards and old catalogues have every other bracket; the middle
 * dot of archival codes (DA/T 22-2015, 5.4) suffers the same.
 */
const alike = new Map<string, string>();
for (const [sign, variants] of [
  ['(', '〔[【〖⟦'],
  [')', '〕]】〗⟧'],
  ['"', '“”„‟〝〞『』「」'],
  ["'", '‘’‚‛'],
  ['-', '‐‑‒–—―−'],
  ['·', '•・‧∙⋅'],
] as const) {
  for (const variant of variants) alike.set(variant, sign);
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const blank = /^[\s\p{Cc}]+$/u;
const blanks = /[\s\p{Cc}]/gu;
const mark = /^[\p{M}\uff9e\uff9f]$/u;
const wordOfSpacedScript =
  /^(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}])[\p{L}\p{N}\p{M}]$/u;

/**
 * One character with its marks as it is compared: NFKC, lower case, look-alikes as one sign.
 * White space gives ' ', what cannot be seen gives ''.
 */
export function foldCharacter(character: string): string {
  const seen = character.replace(invisible, '');
  if (seen === '') return '';
  if (blank.test(seen)) return ' ';
  const folded = seen.normalize('NFKC').toLowerCase().normalize('NFKC').replace(blanks, '');
  return Array.from(folded, (sign) => alike.get(sign) ?? sign).join('');
}

/** Belongs to the character before it, as an accent or a half-width voicing mark does. */
export function isMark(character: string): boolean {
  return mark.test(character);
}

/** Of a script that sets its words apart by spaces. */
export function isSpaced(character: string): boolean {
  return wordOfSpacedScript.test(character);
}

/** Asks once per UTF-16 unit: a text of a million characters has few different ones. */
export function onceForEachUnit<Answer>(ask: (character: string) => Answer) {
  const answers: (Answer | undefined)[] = new Array(65_536);
  return (unit: number): Answer => {
    const known = answers[unit];
    if (known !== undefined) return known;
    const answer = ask(String.fromCharCode(unit));
    answers[unit] = answer;
    return answer;
  };
}
