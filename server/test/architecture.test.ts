import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { problems } from '@lantai/contract/problem.ts';
import { expect, test } from 'vitest';
import { checkout, importsOf, type SourceFile, sourceOf } from './source-tree.ts';

/** A folder may import from folders named before it, never from those named after it (DESIGN.md). */
const dependencyOrder = [
  'platform',
  'identity',
  'audit',
  'classification',
  'records',
  'preservation',
  'quality',
  'capture',
  'collection',
  'arrangement',
  'search',
  'access',
  'lending',
  'holdings',
  'appraisal',
  'disposal',
  'transfer',
  'overdue',
  'oversight',
  'logistics',
  'establishment',
  'digitisation',
  'compilation',
  'statistics',
  'monitoring',
  // Sees everything, past every policy, so that it stands below all that it copies.
  'backup',
  'demo',
  'rebuild',
];

/** The programs, and what puts them together: they may import everything, and nothing imports them. */
const top = ['', 'command-line'];

/** The demonstration and a rebuild fill an installation, and ask it to be opened first. */
const openedFrom = new Map([
  ['demo', ['installation.ts']],
  ['rebuild', ['installation.ts']],
]);

const server = sourceOf('server');
const capabilities = server.filter(({ folder }) => !top.includes(folder));

test('every folder has its place in the dependency order', () => {
  const folders = new Set(capabilities.map(({ folder }) => folder));
  expect([...folders].filter((folder) => !dependencyOrder.includes(folder))).toEqual([]);
});

test('capabilities depend on each other in one direction', () => {
  const place = (folder: string) => dependencyOrder.indexOf(folder);
  const backward = capabilities.flatMap((file) =>
    importsOf(file)
      .filter((target) => !openedFrom.get(file.folder)?.includes(target))
      .filter((target) => {
        const folder = target.includes('/') ? (target.split('/')[0] ?? '') : '';
        return top.includes(folder) || place(folder) > place(file.folder);
      })
      .map((target) => `${file.path} imports ${target}`),
  );
  expect(backward).toEqual([]);
});

test('the contract follows the same order, and knows neither server nor web', () => {
  const contract = sourceOf('contract').filter(({ folder }) => folder !== '');
  const place = (folder: string) => dependencyOrder.indexOf(folder);
  const backward = contract.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.includes('/'))
      .filter((target) => place(target.split('/')[0] ?? '') > place(file.folder))
      .map((target) => `${file.path} imports ${target}`),
  );
  expect(backward).toEqual([]);
  const outward = sourceOf('contract').filter(({ text }) => /from '(?:node:|@lantai)/.test(text));
  expect(outward.map(({ path }) => path)).toEqual([]);
});

test('the platform knows no word of the archive: it imports from no other folder', () => {
  const platform = server.filter(({ folder }) => folder === 'platform');
  const outward = platform.flatMap((file) =>
    importsOf(file).filter((target) => !target.startsWith('platform/')),
  );
  expect(outward).toEqual([]);
});

test('only execute(), read() and keepHouse() open a transaction', () => {
  const opening = server.filter(({ text }) => /\.(?:start)?transaction\(/i.test(text));
  expect(opening.map(({ path }) => path)).toEqual(['platform/command.ts']);
});

/** A rebuild makes the whole catalogue anew, as the owner of the database and before anybody works in it. */
const writesAll = 'rebuild';

test('a capability writes only to its own tables', () => {
  const owners = tableOwners();
  const writing = server.filter(({ folder }) => folder !== writesAll);
  const trespasses = writing.flatMap((file) =>
    tablesWritten(file)
      .filter((table) => owners.get(table) !== file.folder)
      .map((table) => `${file.path} writes to ${table} of ${owners.get(table) ?? 'nobody'}`),
  );
  expect(trespasses).toEqual([]);
});

test('the search for writes sees Kysely and SQL alike', () => {
  const text = `tx.insertInto('record').execute(); sql\`
    update component_text set x = 1\`; sql\`delete from hold\`; sql\`insert into upload (id)\`;
    tx.mergeInto('person'); // insert into comments is none`;
  expect(tablesWritten({ path: '', folder: '', lines: 0, text })).toEqual([
    'record',
    'person',
    'component_text',
    'hold',
    'upload',
  ]);
});

function tableOwners(): Map<string, string> {
  const declaring = server.filter(({ path }) => path.endsWith('tables.ts'));
  return new Map(
    declaring.flatMap(({ folder, text }) =>
      [...text.matchAll(/^ {2,4}(\w+): \{/gm)].map(([, table = '']) => [table, folder] as const),
    ),
  );
}

function tablesWritten({ text }: SourceFile): string[] {
  const built = text.matchAll(/\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g);
  // Only what stands in a statement: the same words also occur in sentences.
  const statements = [...text.matchAll(/sql(?:<[^`]*>)?`([^`]*)`/g)].map(([, code = '']) => code);
  const spelt = statements
    .join('\n')
    .matchAll(/\b(?:insert into|update|delete from|merge into|truncate(?: table)?) (\w+)/gi);
  return [...built, ...spelt].map(([, table = '']) => table).filter((name) => name !== 'set');
}

test('the capabilities have the same names in the contract, on the server and in the web', () => {
  const names = (files: readonly SourceFile[]) =>
    new Set(files.map(({ folder }) => folder).filter((folder) => folder !== ''));
  const known = new Set(dependencyOrder);
  // A page of several capabilities at once; what only the server has needs no page and no contract.
  const pagesOnly = new Set(['workbench']);
  const strangers = [
    ...[...names(sourceOf('contract'))].filter((name) => !known.has(name)),
    ...[...names(sourceOf('web'))].filter((name) => !known.has(name) && !pagesOnly.has(name)),
  ];
  expect(strangers).toEqual([]);
  const served = names(server.filter(({ path }) => path.endsWith('.routes.ts')));
  const declared = names(sourceOf('contract').filter(({ path }) => path.endsWith('.api.ts')));
  expect(served).toEqual(declared);
  const shown = names(sourceOf('web'));
  expect([...declared].filter((name) => !shown.has(name))).toEqual([]);
});

test('every command and job is named after its folder, with a verb and a noun', () => {
  const named = server.flatMap(({ path, folder, text }) =>
    [...text.matchAll(/\b(?:command|job)(?:<[^(]*>)?\(\{\s*name: '([^']+)'/g)].map(
      ([, name = '']) => ({ path, folder, name }),
    ),
  );
  expect(named.length).toBeGreaterThan(40);
  const wrong = named.filter(
    ({ folder, name }) => !new RegExp(`^${folder}\\.[a-z]+(-[a-z]+)+$`).test(name),
  );
  expect(wrong).toEqual([]);
  const names = named.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every problem that is declared can happen', () => {
  const text = [...server, ...sourceOf('contract')]
    .filter(({ path }) => !path.endsWith('.problems.ts'))
    // An endpoint's list says what may come; it does not make it come.
    .map((file) => file.text.replaceAll(/problems: \[[^\]]*\]/g, ''))
    .join('\n');
  expect(Object.keys(problems).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
});

test('no file is longer than can be read, save the tables of data', () => {
  const everything = (['contract', 'server', 'web'] as const).flatMap((workspace) =>
    sourceOf(workspace, { tests: true }).map((file) => ({ ...file, workspace })),
  );
  const long = everything.filter(({ lines, path }) => lines > 400 && !path.includes('generated'));
  expect(long.map(({ workspace, path, lines }) => `${workspace} ${path}: ${lines}`)).toEqual([]);
});

test('no file bears a name that says nothing', () => {
  const banned =
    /^(?:utils?|helpers?|common|misc|manager|service|handler|data|info|index|file)$|(?:-|\b)(?:utils?|helpers?|manager|service|handler)\b|-\d$/;
  const everything = (['contract', 'server', 'web'] as const).flatMap((workspace) =>
    sourceOf(workspace, { tests: true }),
  );
  const stems = everything.map(({ path }) => [path, basename(path).split('.')[0] ?? ''] as const);
  const wrong = stems.filter(([path, stem]) => banned.test(stem) && path !== fileCommand);
  expect(wrong.map(([path]) => path)).toEqual([]);
});

/** `lantai file`, the command that files: here the word is a verb. */
const fileCommand = 'command-line/file.ts';

test('every capability of more than three files says what it is', () => {
  const src = join(checkout, 'server/src');
  const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const silent = folders
    .map(({ name }) => name)
    .filter((name) => server.filter(({ folder }) => folder === name).length > 3)
    .filter((name) => !existsSync(join(src, name, 'README.md')));
  expect(silent).toEqual([]);
});
