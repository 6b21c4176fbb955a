import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../cli.ts');

/** `npx lantai …`, as somebody calls it who has no archive at all. */
function lantai(...args: string[]): Promise<{ code: number; out: string; complaint: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], (error, out, complaint) => {
      resolve({ code: Number(error?.code ?? 0), out, complaint });
    });
  });
}

async function givenFolder() {
  const path = await mkdtemp(join(tmpdir(), 'lantai-cli-'));
  await writeFile(join(path, 'a.txt'), '甲');
  const bag = `${path}-bag`;
  return {
    path,
    bag,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true });
      await rm(bag, { recursive: true, force: true });
    },
  };
}

test('a bag is made and found valid, and ends with 0', async () => {
  await using folder = await givenFolder();
  const made = await lantai('bag', 'create', '--from', folder.path, '--to', folder.bag, '--json');
  expect(JSON.parse(made.out)).toEqual({ bag: folder.bag, payloadOxum: '3.1' });
  const { code, out } = await lantai('bag', 'validate', folder.bag, '--json');
  expect({ code, ...JSON.parse(out) }).toEqual({ code: 0, valid: true, errors: [], warnings: [] });
}, 30_000);

test('what is not valid ends with 1, each finding with its code and a sentence', async () => {
  await using folder = await givenFolder();
  const { code, out } = await lantai('ocfl', 'validate', folder.path, '--json');
  expect({ code, ...JSON.parse(out) }).toEqual({
    code: 1,
    valid: false,
    errors: [
      {
        code: 'E003',
        message:
          '根目录：对象根目录下要有且只有一个版本声明文件（应为：一个声明文件；实为：没有）。',
      },
      {
        code: 'E001',
        message:
          'a.txt：对象根目录下只能有声明、清单、版本目录、logs 和 extensions（应为：规定的文件和目录；实为：文件）。',
      },
      {
        code: 'E063',
        message: 'inventory.json：对象根目录下应有可读的清单（应为：清单；实为：没有可读的清单）。',
      },
    ],
    warnings: [],
  });
  const told = await lantai('bag', 'validate', folder.path);
  expect(told).toMatchObject({
    code: 1,
    out: expect.stringContaining('错误  declaration-missing'),
  });
}, 30_000);

test('where nothing can be judged, the command ends with 2 and says why', async () => {
  const nowhere = join(tmpdir(), 'lantai-nowhere');
  for (const command of ['ocfl', 'bag']) {
    const { code, out } = await lantai(command, 'validate', nowhere, '--json');
    const title = `没有文件夹 ${nowhere}。`;
    expect({ code, ...JSON.parse(out) }).toEqual({ code: 'unreadable', title });
    expect(code).toBe(2);
  }
  expect(await lantai('bag', 'validate')).toMatchObject({
    code: 2,
    complaint: '缺少要核对的文件夹。\n',
  });
}, 30_000);
