import { execFile } from 'node:child_process';
import type { Antivirus } from './check-subject.ts';

/** The daemon first: it has its signatures loaded, and answers in a moment. */
const programs = ['clamdscan', 'clamscan'] as const;
const seconds = 120;

/** ClamAV where the machine has it; looked for at each run, so that one installed today is used today. */
export async function findAntivirus(): Promise<Antivirus | null> {
  for (const program of programs) {
    const { code, output } = await run(program, ['--version']);
    if (code !== 0) continue;
    const version = /ClamAV ([^\s/]+(?:\/\d+)?)/.exec(output)?.[1] ?? output.trim().slice(0, 60);
    return {
      name: program,
      version,
      listedOn: listedOn(output),
      scan: (path) => scan(program, path),
    };
  }
  return null;
}

/** `ClamAV 1.0.7/27485/Thu Dec 12 09:40:36 2024`: the day of the list, without a zone. */
export function listedOn(output: string): string | null {
  const [, month = '', day = '', year] =
    /\/\w{3} (\w{3}) +(\d{1,2}) [\d:]+ (\d{4})/.exec(output) ?? [];
  const number = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(month) / 3 + 1;
  if (year === undefined || !Number.isInteger(number) || number < 1) return null;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** clamscan(1): 0 nothing found, 1 found, 2 could not look. */
async function scan(program: (typeof programs)[number], path: string): Promise<string | null> {
  const { code, output } = await run(program, ['--no-summary', path]);
  if (code === 0) return null;
  const found = /: (.+) FOUND\s*$/m.exec(output)?.[1];
  if (code === 1 && found) return found;
  throw new Error(code === null ? `超过 ${seconds} 秒` : `${program} 未能扫描`);
}

function run(program: string, args: readonly string[]) {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const options = { timeout: seconds * 1000, maxBuffer: 2 ** 20 };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}
