import type { Entry } from 'yauzl';

/** Bit 11 says UTF-8 (APPNOTE.TXT, 4.4.4); without it Windows writes GBK, whatever the norm says. */
export function nameOfEntry({ fileName, generalPurposeBitFlag }: Entry): string | undefined {
  const bytes: unknown = fileName;
  if (!(bytes instanceof Uint8Array)) return String(fileName);
  const encodings = generalPurposeBitFlag & 0x800 ? ['utf-8'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings)
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\\', '/');
    } catch {
      // Not in this encoding: the next one is tried.
    }
  return undefined;
}

/** Why an entry is not to be unpacked, in the words of a report; nothing, where it may. */
export function whyUnsafeEntry(name: string, entry: Entry): string | undefined {
  const steps = name.split('/');
  if (
    name.startsWith('/') ||
    /^[A-Za-z]:/.test(name) ||
    steps.includes('..') ||
    name.includes('\0')
  )
    return '路径越界，指向包外';
  if (steps.some((step) => Buffer.byteLength(step) > 240) || steps.length > 30) return '路径过长';
  // The upper half has the Unix mode where the maker was Unix; 0xA000 is a symbolic link.
  if (((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000) return '是链接，不是文件';
  if (entry.generalPurposeBitFlag & 1) return '已加密';
  return undefined;
}
