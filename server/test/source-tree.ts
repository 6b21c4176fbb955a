import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type SourceFile = {
  /** Below the workspace's src, as `records/describe-record.ts`. */
  readonly path: string;
  /** The capability, or '' for the programs that lie beside them. */
  readonly folder: string;
  readonly text: string;
  readonly lines: number;
};

export const checkout = join(import.meta.dirname, '../..');

/** The source files of a workspace, tests and fixtures left out unless they are asked for. */
export function sourceOf(
  workspace: 'contract' | 'server' | 'web',
  { tests = false }: { tests?: boolean } = {},
): SourceFile[] {
  const src = join(checkout, workspace, 'src');
  return globSync('**/*.{ts,tsx,mjs}', { cwd: src })
    .filter((path) => tests || !/\.(?:test|fixture|test-[a-z]+)\.[a-z]+$/.test(path))
    .map((path) => {
      const text = readFileSync(join(src, path), 'utf8');
      const folder = path.includes('/') ? (path.split('/')[0] ?? '') : '';
      return { path, folder, text, lines: text.split('\n').length - 1 };
    });
}

/** What a file imports, as a path below src; of another workspace, what follows its name. */
export function importsOf({ path, text }: SourceFile): string[] {
  return [...text.matchAll(/(?:from|import) '([#.@][^']+)'/g)].flatMap(([, specifier = '']) => {
    if (specifier.startsWith('#')) return [specifier.slice(1)];
    return specifier.startsWith('.') ? [join(dirname(path), specifier)] : [];
  });
}
