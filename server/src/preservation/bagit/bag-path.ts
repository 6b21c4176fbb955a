import type { BagDeclaration } from './bag-declaration.ts';

/** A path as a manifest or fetch.txt has it, or null where it leads out of the bag. */
export function readBagPath(
  written: string,
  { edition }: Pick<BagDeclaration, 'edition'>,
): { path: string; unusual: boolean } | null {
  const plain = written.replace(/^(?:\.\/)+/, '');
  const path = decodeLineEnds(plain, edition);
  // Windows reads a backslash as a folder's end, so that a path has to be safe by either reading.
  const parts = path.split('/').flatMap((part) => [part, ...part.split('\\')]);
  const leaves = parts.some((part) => part === '..') || path.split('/').some(isNoName);
  const absolute = /^(?:[/\\~%]|[A-Za-z]:)/.test(path);
  if (leaves || absolute || path.includes('\0')) return null;
  return { path, unusual: plain !== written };
}

/** RFC 8493, 2.1.3: a path is written on one line, its own line ends and percent signs encoded; in 0.97 line ends only. */
export function writeBagPath(path: string, edition: BagDeclaration['edition'] = '1.0'): string {
  const whole = edition === '1.0' ? path.replaceAll('%', '%25') : path;
  return whole.replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

/** The drafts encoded line ends only; every other percent sign stands for itself. */
function decodeLineEnds(path: string, edition: BagDeclaration['edition']): string {
  const encoded = edition === '1.0' ? /%(0A|0D|25)/gi : /%(0A|0D)/gi;
  return path.replace(encoded, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function isNoName(part: string): boolean {
  return part === '' || part === '.';
}

/** Names that one file system or another takes for the same have the same fold. */
export function foldName(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Files that operating systems leave in folders by themselves. */
export function isSystemFile(path: string): boolean {
  return /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.Spotlight-V100|\.Trashes)$/i.test(path);
}
