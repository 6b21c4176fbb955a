import type { FindingCode, Report } from './verify-finding.ts';

type Codes = { ends: FindingCode; parts: FindingCode; unique?: FindingCode; report: Report };

/** OCFL 1.1, 3.5.2 and 3.5.3.1: content and logical paths obey the same rules under different codes. */
export function verifyPaths(paths: string[], at: string, codes: Codes): void {
  for (const path of paths) {
    if (/^\/|\/$/.test(path)) codes.report(codes.ends, at, '相对路径', path);
    else if (path.split('/').some((part) => ['', '.', '..'].includes(part))) {
      codes.report(codes.parts, at, '不含 . 和 .. 的路径', path);
    }
  }
  if (codes.unique) verifyUnique(paths, at, { code: codes.unique, report: codes.report });
}

function verifyUnique(
  paths: string[],
  at: string,
  { code, report }: { code: FindingCode; report: Report },
): void {
  const seen = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) report(code, at, '每个路径一次', path);
    seen.add(path);
    // Where one folder is known, so are all above it.
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  for (const path of seen.intersection(folders)) report(code, at, '文件或文件夹之一', path);
}
