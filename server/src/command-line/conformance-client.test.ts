import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenExchange } from '../capture/exchange/given-exchange.test-fixture.ts';

const cli = join(import.meta.dirname, '../cli.ts');

type Result = { name: string; outcome: string; why?: string; exchanges: unknown[] };

/** `npx lantai conformance-client …`, as a vendor runs it. */
async function runClient(args: readonly string[]): Promise<{ code: number; results: Result[] }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, 'conformance-client', ...args, '--json'],
      { maxBuffer: 2 ** 26 },
      (error, stdout) => {
        const { results } = JSON.parse(stdout) as { results: Result[] };
        resolve({ code: Number(error?.code ?? 0), results });
      },
    );
  });
}

test('this archive passes every check that an office system’s vendor can run against it', async () => {
  // The client's documents are of today.
  await using exchange = await givenExchange({ now: new Date() });
  const { url, source } = exchange;
  const { code, results } = await runClient([url, '--token', source.token, '--big', '24']);
  expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect(results.length).toBeGreaterThan(18);
  expect(code).toBe(0);
}, 90_000);

test('a check that fails or cannot be run is no pass, says why, and sets the exit code', async () => {
  await using exchange = await givenExchange({ now: new Date() });
  const { url } = exchange;
  const { code, results } = await runClient([url, '--token', 'lantai_invented', '--big', '1']);
  expect(code).toBe(1);
  const [first, second] = results;
  expect(first).toMatchObject({ outcome: 'failed', why: expect.stringContaining('401') });
  expect(second).toMatchObject({ outcome: 'passed' });
  expect(results.some(({ outcome }) => outcome === 'not-run')).toBe(true);
}, 60_000);
