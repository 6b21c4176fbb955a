import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenOfd, pageParts, textXml } from '../preservation/ofd/given-ofd.test-fixture.ts';

const cli = join(import.meta.dirname, '../cli.ts');

/** `npx lantai ofd …`, as an operator runs it. */
function ofd(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, 'ofd', ...args], (fault, out, error) => {
      resolve({ code: Number(fault?.code ?? 0), out, error });
    });
  });
}

test('the text of an OFD is told, with places for programs, and what is no OFD is refused', async () => {
  await using given = await givenOfd(pageParts(textXml('防汛通知')));
  expect(await ofd('text', given.path)).toEqual({ code: 0, out: '防汛通知\n', error: '' });
  const { out } = await ofd('text', given.path, '--json');
  expect(JSON.parse(out)).toEqual({
    pages: [
      {
        page: 1,
        text: '防汛通知',
        runs: [{ text: '防汛通知', x: 10, y: 20.6, width: 20, height: 5 }],
      },
    ],
    notes: [],
  });
  await using broken = await givenOfd(Buffer.from('no zip'));
  expect(await ofd('text', broken.path)).toEqual({
    code: 2,
    out: '',
    error: '没有读出：OFD 文件已损坏，或不是 ZIP\n',
  });
});

test('a page is drawn into a file, and a page that is not there is refused', async () => {
  await using given = await givenOfd(pageParts(textXml('防汛通知')));
  const out = `${given.path}.svg`;
  expect((await ofd('render', given.path, '--page', '1', '--out', out)).code).toBe(0);
  expect(await readFile(out, 'utf8')).toContain('viewBox="0 0 100 50"');
  expect(await ofd('render', given.path, '--page', '2', '--out', out)).toMatchObject({
    code: 2,
    error: '没有画出：OFD 共 1 页，没有第 2 页\n',
  });
});
