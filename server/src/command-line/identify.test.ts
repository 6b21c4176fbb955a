import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../cli.ts');

/** `npx lantai identify …`, as an operator runs it. */
function identify(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, 'identify', ...args], (fault, out, error) => {
      resolve({ code: Number(fault?.code ?? 0), out, error });
    });
  });
}

test('a folder is identified file by file, links left alone, and damage sets the exit code', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lantai-identify-'));
  try {
    await mkdir(join(folder, '附件'));
    await writeFile(join(folder, 'a.pdf'), '%PDF-1.7\n');
    await writeFile(join(folder, '附件', 'b.docx'), 'GIF89a');
    await symlink('/', join(folder, 'root'));
    const plain = await identify(folder, '--json');
    expect(plain.code).toBe(0);
    expect(JSON.parse(plain.out)).toMatchObject([
      { path: join(folder, 'a.pdf'), puid: 'fmt/276', warning: null },
      {
        path: join(folder, '附件', 'b.docx'),
        puid: 'fmt/4',
        name: 'Graphics Interchange Format',
        warning: '扩展名 .docx 与实际格式 Graphics Interchange Format 不符，应为 .gif',
      },
    ]);
    const probed = await identify(folder, '--probe');
    expect(probed.code).toBe(2);
    expect(probed.out).toMatch(/a\.pdf {2}fmt\/276 .* 损坏：/);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

test('what is not there, or is no signature file, is said, and sets the exit code', async () => {
  const nowhere = await identify('/没有', '--json');
  expect(nowhere).toEqual({ code: 2, out: '', error: '没有文件或目录 /没有。\n' });
  const wrong = await identify(cli, '--signatures', cli);
  expect(wrong.code).toBe(2);
  expect(wrong.error).toMatch(/不是 DROID 签名文件/);
}, 60_000);
