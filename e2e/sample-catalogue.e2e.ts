import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { demoPassword } from '../server/src/demo/demo-password.ts';
import { openBrowser, openPage, signInAs } from './browser.ts';
import { givenDataDirectory, startArchive } from './running-archive.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sample = join(root, '../shared/data');
const there = existsSync(join(sample, 'legacy'));
if (!there) console.warn('../shared/data is not there: the sample catalogue is not tried');

const run = promisify(execFile);

/** The command line, in a process of its own, on the data the server is running on. */
async function lantai(data: string, ...args: string[]) {
  const cli = join(root, 'server/src/cli.ts');
  const { stdout } = await run(process.execPath, [cli, ...args, '--data', data, '--json'], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}

describe.skipIf(!there)('the sample catalogue, by command line and in the browser', () => {
  test('every document whose row is right is filed, found by its own words, and shown', async () => {
    await using data = await givenDataDirectory();
    await using archive = await startArchive(data.path, '--demo');
    const report = join(data.path, 'report.json');

    const imported = await lantai(
      data.path,
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

    const filed = await lantai(data.path, 'file', '--fonds', 'A001');
    expect(filed).toMatchObject({ filed: 570, kept: 0 });
    const [fonds] = await lantai(data.path, 'fonds');
    expect(fonds).toMatchObject({ code: 'A001', records: 570, filed: 570 });

    const out = join(data.path, 'taken-out');
    const taken = await lantai(
      data.path,
      'export',
      '--fonds',
      'A001',
      '--search',
      '通知',
      '--out',
      out,
    );
    expect(taken.records).toBeGreaterThan(0);
    const { stdout: verdict } = await run(process.execPath, [join(out, 'verify.mjs'), '--json']);
    const { whole, files, manifest, records } = JSON.parse(verdict);
    expect({ whole, files, manifest, records: records.length }).toEqual({
      ...{ whole: true, files: taken.files, manifest: taken.manifestSha512 },
      records: taken.records,
    });

    // Words that stand in the paper and not in any title: only the text inside the file has them.
    const phrase = '构建和谐劳动关系';
    const found = await lantai(data.path, 'search', phrase, '--fonds', 'A001');
    const law = found.hits[0];
    expect(law.content[0].text.replaceAll(/\s/g, '')).toContain(phrase);

    const browser = await openBrowser();
    const { page, errors } = await openPage(browser);
    const archivist = /档案员　+(\S+)\s+云岫区档案局/.exec(archive.printed())?.[1] ?? 'zhoucaiwei';
    await signInAs(page, archive.address, archivist, demoPassword);
    await page.goto(`${archive.address}/records/${law.id}`);
    const paper = page.locator('.textLayer').first();
    await expect.poll(() => paper.textContent(), { timeout: 30_000 }).not.toBe('');
    await page.locator('canvas').first().waitFor();
    expect(errors).toEqual([]);
    await browser.close();
    expect(await archive.kill('SIGTERM')).toBe(0);
  }, 300_000);
});
