const fullWidthForms = /[\uFF01-\uFF5E]/g;
const distance = 0xfee0;

/**
 * Full-width letters, digits and signs as their ASCII twins, the ideographic space as a space.
 * Narrower than NFKC on purpose: that would also turn ① into 1 and swap rare characters of names.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(fullWidthForms, (form) => String.fromCharCode(form.charCodeAt(0) - distance))
    .replaceAll('\u3000', ' ');
}

/** For short codes and terms, in which a space never means anything. */
export function withoutSpaces(text: string): string {
  return toHalfWidth(text).replaceAll(/\s/g, '');
}
