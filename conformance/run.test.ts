import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NamedTest } from './requirement.ts';

const checkout = join(import.meta.dirname, '..');

/** A checkout with one test file in it, and one requirement that names tests of it. */
async function givenCheckout(
  tests: readonly NamedTest[],
): Promise<AsyncDisposable & { root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'lantai-conformance-test-'));
  await mkdir(join(root, 'conformance'));
  await symlink(join(checkout, 'node_modules'), join(root, 'node_modules'));
  await writeFile(
    join(root, 'numbers.test.ts'),
    `import { expect, test } from 'vitest';
     test('one is one', () => expect(1).toBe(1));
     test.skip('two is two', () => expect(2).toBe(2));
     test('three is four', () => expect(3).toBe(4));`,
  );
  await writeFile(
    join(root, 'conformance/gbt39784.json'),
    JSON.stringify([
      { id: 'GT39784-4.1-1', clause: '4.1', table: 1, level: 'mandatory', title: '数', tests },
    ]),
  );
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

function runTool(root: string, ...args: string[]): Promise<{ code: number; lines: string[] }> {
  const command = [join(import.meta.dirname, 'run.ts'), '--in', root, ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, (error, stdout) =>
      resolve({ code: error ? Number(error.code) : 0, lines: stdout.trimEnd().split('\n') }),
    );
  });
}

const named = (name: string) => ({ file: 'numbers.test.ts', name });

test('the tool runs what is named and counts what has passed', async () => {
  await using given = await givenCheckout([named('one is one')]);
  const { code, lines } = await runTool(given.root);
  expect(code).toBe(0);
  expect(lines.at(-1)).toMatch(/^all +1 of 1 +0 of 0 +0$/);
});

test('the tool fails on tests that fail, are skipped or do not exist', async () => {
  await using given = await givenCheckout([
    named('one is one'),
    named('two is two'),
    named('three is four'),
    named('four is four'),
    { file: 'letters.test.ts', name: 'a is a' },
  ]);
  const { code, lines } = await runTool(given.root);
  expect(code).toBe(1);
  expect(lines.slice(0, 4)).toEqual([
    'GT39784-4.1-1  was skipped: numbers.test.ts > two is two',
    'GT39784-4.1-1  failed: numbers.test.ts > three is four',
    'GT39784-4.1-1  no such test: numbers.test.ts > four is four',
    'GT39784-4.1-1  no such test file: letters.test.ts > a is a',
  ]);
  expect(lines.at(-1)).toMatch(/^all +0 of 1 /);
});

test('without running, the tool looks only whether the tests exist, and says so', async () => {
  await using given = await givenCheckout([named('three is four')]);
  const { code, lines } = await runTool(given.root, '--no-run');
  expect(code).toBe(0);
  expect(lines[0]).toContain('nothing was run');

  await using other = await givenCheckout([named('five is five')]);
  expect(await runTool(other.root, '--no-run')).toMatchObject({ code: 1 });
});
