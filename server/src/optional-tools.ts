import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const tools = [
  {
    name: 'LibreOffice',
    program: 'soffice',
    args: ['--version'],
    adds: '办公格式转 PDF/A',
  },
  {
    name: 'Tesseract',
    program: 'tesseract',
    args: ['--version'],
    adds: '图像文字识别（本版本尚未使用）',
  },
  { name: 'ClamAV', program: 'clamscan', args: ['--version'], adds: '四性检测中的病毒检测' },
] as const;

export type Tool = { name: string; version: string | null; adds: string };

let found: Promise<Tool[]> | undefined;

/** Debian's programs that widen what can be done; looked for once. */
export function findTools(): Promise<Tool[]> {
  found ??= Promise.all(
    tools.map(async ({ name, program, args, adds }) => ({
      name,
      adds,
      version: await versionOf(program, args),
    })),
  );
  return found;
}

async function versionOf(program: string, args: readonly string[]): Promise<string | null> {
  try {
    const { stdout, stderr } = await run(program, [...args], { timeout: 10_000 });
    return `${stdout}${stderr}`.split('\n')[0]?.trim() || null;
  } catch {
    // Not on the machine, or not in working order: either way it cannot be used.
    return null;
  }
}
