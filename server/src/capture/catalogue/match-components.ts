import { normaliseArchivalCode } from '@lantai/contract/classification/archival-code.ts';

/** What a row says about its files: the names it gives, and the code they may be kept under. */
export type WantedComponents = { componentName: string; archivalCode: string };

/** Where a name or a code leads. `differs`: found only by overlooking how the name is written. */
export type ComponentMatch =
  | { kind: 'found'; name: string; paths: readonly string[]; differs: boolean }
  | { kind: 'ambiguous'; name: string; paths: readonly string[] }
  | { kind: 'absent'; name: string };

export type ComponentFolder = {
  /** Empty for a row that names no file and under whose code none is kept. */
  find: (wanted: WantedComponents) => ComponentMatch[];
  /** The files no row has asked for, so that nobody believes all attached that was delivered. */
  leftOver: (attached: Iterable<string>) => string[];
};

type Index = ReadonlyMap<string, readonly string[]>;
type Lookup = { exact: Index; byName: Index; folded: Index; byCode: Index };

/**
 * Attaching (挂接): the files of a folder, given as paths inside it, are looked up by the name a row
 * gives, else by its archival code: `档号.pdf`, or a folder `档号/` that may hold several. Names are
 * compared byte by byte first; a match by Unicode form, case or a left-out extension is marked.
 */
export function componentFolder(files: readonly string[]): ComponentFolder {
  const paths = [...files].sort(new Intl.Collator('zh', { numeric: true }).compare);
  const lookup: Lookup = {
    exact: indexBy(paths, (path) => [path, ...foldersOf(path)]),
    byName: indexBy(paths, (path) => [baseName(path)]),
    folded: indexBy(paths, (path) => [...new Set([fold(baseName(path)), fold(stem(path))])]),
    byCode: indexBy(paths, (path) => codesIn(path)),
  };
  return {
    find: (wanted) => find(lookup, wanted),
    leftOver: (attached) => {
      const taken = new Set(attached);
      return paths.filter((path) => !taken.has(path));
    },
  };
}

function find(lookup: Lookup, { componentName, archivalCode }: WantedComponents): ComponentMatch[] {
  const name = componentName.trim();
  if (name !== '') return findNamed(lookup, name);
  const code = normaliseArchivalCode(archivalCode);
  const paths = code === '' ? undefined : lookup.byCode.get(code);
  return paths ? [{ kind: 'found', name: archivalCode, paths, differs: false }] : [];
}

/** A cell names one file, or several between semicolons; a semicolon may also be part of a name. */
function findNamed(lookup: Lookup, cell: string): ComponentMatch[] {
  const whole = findOne(lookup, cell);
  const names = cell.split(/[;；|\n]/u).map((name) => name.trim());
  if (whole.kind !== 'absent' || names.length === 1) return [whole];
  return names.filter((name) => name !== '').map((name) => findOne(lookup, name));
}

function findOne(lookup: Lookup, name: string): ComponentMatch {
  const here = bySuffix(lookup.exact, name);
  if (here) return { kind: 'found', name, paths: here, differs: false };
  const same = lookup.byName.get(baseName(name));
  const paths = same ?? lookup.folded.get(fold(baseName(name))) ?? [];
  if (paths.length === 0) return { kind: 'absent', name };
  if (paths.length > 1) return { kind: 'ambiguous', name, paths };
  return { kind: 'found', name, paths, differs: same === undefined };
}

/** `D:\scans\2019\001.pdf` in a catalogue is `2019/001.pdf` in the folder that was handed over. */
function bySuffix(exact: Index, name: string): readonly string[] | undefined {
  const steps = segments(name);
  for (const start of steps.keys()) {
    const paths = exact.get(steps.slice(start).join('/'));
    if (paths) return paths;
  }
  return undefined;
}

function indexBy(paths: readonly string[], keysOf: (path: string) => readonly string[]): Index {
  const index = new Map<string, string[]>();
  for (const path of paths) {
    for (const key of keysOf(path)) {
      const found = index.get(key);
      if (found) found.push(path);
      else index.set(key, [path]);
    }
  }
  return index;
}

/** The codes a path may be kept under: its own name and each folder on the way to it. */
function codesIn(path: string): string[] {
  return [...new Set([stem(path), ...segments(path).slice(0, -1)].map(normaliseArchivalCode))];
}

function foldersOf(path: string): string[] {
  const steps = segments(path);
  return steps.slice(1).map((_step, depth) => steps.slice(0, depth + 1).join('/'));
}

function segments(path: string): string[] {
  return path.split(/[/\\]/u).filter((step) => step !== '' && step !== '.');
}

function baseName(path: string): string {
  return segments(path).at(-1) ?? '';
}

function stem(path: string): string {
  return baseName(path).replace(/\.[^.]{1,5}$/u, '');
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
