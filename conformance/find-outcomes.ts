import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Outcome } from './judge.ts';

type Report = {
  testResults: {
    name: string;
    assertionResults: { ancestorTitles: string[]; title: string; status: string }[];
  }[];
};

/** Runs the test files, once and no others, and says what became of each test in them. */
export function runTests(root: string, files: readonly string[]): Outcome[] {
  const flags = (path: string) => [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path}`,
  ];
  const report = askVitest<Report>(root, files, flags);
  return report.testResults.flatMap(({ name: path, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: fromRoot(root, path),
      name: [...ancestorTitles, title].join(' > '),
      state: status === 'passed' || status === 'failed' ? status : 'skipped',
    })),
  );
}

/** The tests that stand in the files, without running them. */
export function listTests(root: string, files: readonly string[]): Outcome[] {
  const listed = askVitest<{ file: string; name: string }[]>(root, files, (path) => [
    'list',
    `--json=${path}`,
  ]);
  return listed.map(({ file, name }) => ({ file: fromRoot(root, file), name, state: 'exists' }));
}

function askVitest<Answer>(
  root: string,
  files: readonly string[],
  flags: (answer: string) => readonly string[],
): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'lantai-conformance-'));
  const answer = join(folder, 'answer.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  // Whole paths: a part of one would also choose other files that have it in their name.
  const chosen = files.map((file) => join(root, file));
  try {
    const { status } = spawnSync(process.execPath, [vitest, ...flags(answer), ...chosen], {
      cwd: root,
      env: ownEnvironment(),
      // Standard output is the count's.
      stdio: ['ignore', 2, 2],
    });
    // Failing tests are an answer as well; no answer is not.
    if (!existsSync(answer)) throw new Error(`vitest ended with ${status} and said nothing`);
    return JSON.parse(readFileSync(answer, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Run from within a test, a second vitest would take itself for a worker of the first. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'));
  return Object.fromEntries(kept);
}

function fromRoot(root: string, path: string): string {
  return relative(realpathSync(root), realpathSync(path)).replaceAll(sep, '/');
}
