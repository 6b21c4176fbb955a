import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { demoPassword } from '../../server/src/demo/demo-password.ts';
import { openPage, signInAs } from '../browser.ts';
import type { Demonstration } from '../running-demonstration.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sample = join(root, '../shared/data');
/** Whether the samples lie beside the project; without them this walk is left out. */
export const hasSamples = existsSync(join(sample, 'legacy'));

const run = promisify(execFile);

/** The command line, in a process of its own, on the data the server is running on. */
async function lantai(data: string, ...args: string[]) {
  const cli = join(root, 'server/src/cli.ts');
  const { stdout } = await run(process.execPath, [cli, ...args, '--data', data, '--json'], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}

/** Every document whose row is right is filed, found by its own words, and shown. */
export async function trySampleCatalogue({ data, office }: Demonstration): Promise<void> {
  const report = join(data, 'report.json');

  const imported = await lantai(
    data,
    'import',
    join(sample, 'legacy/legacy-catalogue.xlsx'),
    ...['--fonds', 'A001', '--files', join(sample, 'laws-pdf'), '--report', report],
  );
  const planted = JSON.parse(
    await readFile(join(sample, 'legacy/legacy-catalogue.planted-errors.json'), 'utf8'),
  );
  const reported = JSON.parse(await readFile(report, 'utf8'));
  expect(reported).toHaveLength(planted.length);
  expect(imported).toMatchObject({ rowsRead: 596, rowsInError: 26, imported: 570 });

  const filed = await lantai(data, 'file', '--fonds', 'A001');
  expect(filed).toMatchObject({ filed: 570, kept: 0 });
  const [fonds] = await lantai(data, 'fonds');
  expect(fonds).toMatchObject({ code: 'A001', records: 570, filed: 570 });

  const out = join(data, 'taken-out');
  const taken = await lantai(data, 'export', '--fonds', 'A001', '--search', '通知', '--out', out);
  expect(taken.records).toBeGreaterThan(0);
  const { stdout: verdict } = await run(process.execPath, [join(out, 'verify.mjs'), '--json']);
  const { whole, files, manifest, records } = JSON.parse(verdict);
  expect({ whole, files, manifest, records: records.length }).toEqual({
    ...{ whole: true, files: taken.files, manifest: taken.manifestSha512 },
    records: taken.records,
  });

  // Words that stand in the paper and not in any title: only the text inside the file has them.
  const phrase = '构建和谐劳动关系';
  const found = await lantai(data, 'search', phrase, '--fonds', 'A001');
  const law = found.hits[0];
  expect(law.content[0].text.replaceAll(/\s/g, '')).toContain(phrase);

  const { page, errors } = await openPage(office.browser);
  const archivist = /档案员　+(\S+)\s+云岫区档案局/.exec(office.printed)?.[1] ?? 'zhoucaiwei';
  await signInAs(page, office.address, archivist, demoPassword);
  await page.goto(`${office.address}/records/${law.id}`);
  const paper = page.locator('.textLayer').first();
  await expect.poll(() => paper.textContent(), { timeout: 30_000 }).not.toBe('');
  await page.locator('canvas').first().waitFor();
  expect(errors).toEqual([]);
  await page.close();
}
