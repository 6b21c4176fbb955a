// Bytes, not characters: a Chinese character is three in UTF-8, and ext4 and NTFS end names at 255.
const maxNameBytes = 200;

// What no system, or not every system, allows in a name. Format characters (Cf) are among them because
// a right-to-left override makes "gpj.exe" read as "exe.jpg".
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\\/]/gu;

/** Names that Windows gives to devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The logical path of a component: `content/003-通知.pdf` for the third. The order makes it unique within
 * its record; the name is for people who open the store without Lantai. The name as it came, byte by byte,
 * is metadata, never a path.
 */
export function contentPath(order: number, fileName: string): string {
  return `content/${String(order).padStart(3, '0')}-${safeName(fileName)}`;
}

export function safeName(fileName: string): string {
  const base = fileName.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  // Windows drops dots and spaces at the end, so that two names would become one.
  const clean = shorten(base.replaceAll(unsafe, '_')).replace(/[. ]+$/, '');
  const visible = clean.replace(/^[. ]+/, '_');
  return reserved.test(visible) ? `_${visible}` : visible || '_';
}

/** Cuts the middle out: the ending says what it is, and is kept. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxNameBytes) return name;
  const [ending = ''] = /\.[^.]{1,10}$/.exec(name) ?? [];
  let kept = '';
  for (const character of name) {
    if (Buffer.byteLength(kept + character + ending) > maxNameBytes) break;
    kept += character;
  }
  return kept + ending;
}
