import { execFile, spawn } from 'node:child_process';
import { access, constants, copyFile, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ConversionFault } from './conversion-fault.ts';

export type LibreOffice = { readonly path: string; readonly version: string };

let found: Promise<LibreOffice | undefined> | undefined;

/** LibreOffice where it is installed: an optional tool, looked for once. */
export function findLibreOffice(): Promise<LibreOffice | undefined> {
  found ??= look();
  return found;
}

const searchPath = process.env.PATH ?? '';

async function look(): Promise<LibreOffice | undefined> {
  for (const folder of searchPath.split(delimiter))
    for (const name of ['soffice', 'libreoffice', 'soffice.exe']) {
      const path = join(folder, name);
      const there = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      const version = there ? await versionOf(path) : undefined;
      if (version) return { path, version };
    }
  return undefined;
}

async function versionOf(path: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 30_000 });
    return /LibreOffice\s+(\S+)/.exec(stdout)?.[1];
  } catch {
    // A program of this name that does not answer is no LibreOffice.
    return undefined;
  }
}

/** PDF/A-2b (ISO 19005-2) rather than whatever was last chosen in a dialog. */
const pdfA = '{"SelectPdfVersion":{"type":"long","value":"2"}}';
const exportFilters: readonly [RegExp, string][] = [
  [/^(?:xlsx?|et|ods|csv)$/, 'calc_pdf_Export'],
  [/^(?:pptx?|dps|odp)$/, 'impress_pdf_Export'],
  [/./, 'writer_pdf_Export'],
];
/** LibreOffice goes by the ending; those of WPS Office are the formats of Microsoft under other names. */
const endings: Readonly<Record<string, string>> = { wps: 'doc', et: 'xls', dps: 'ppt' };

type OfficeTask = {
  readonly office: LibreOffice;
  readonly path: string;
  readonly format: string;
  readonly to: string;
  readonly into: 'pdf' | 'text';
  /** Where its profile and its output lie while it works; removed with it. */
  readonly folder: string;
  readonly seconds?: number;
};

/**
 * Converts one document in a process of its own, with a profile of its own: macros of a former document,
 * settings and locks of another run have no part in it. A process that overruns its time is killed with
 * all its children, and its document fails alone.
 */
export async function convertByOffice(task: OfficeTask): Promise<void> {
  const { office, path, format, to, into, folder, seconds = 120 } = task;
  const work = await mkdtemp(join(folder, 'office-'));
  try {
    const ending = endings[format.toLowerCase()] ?? format.toLowerCase();
    const source = join(work, `source.${ending}`);
    await copyFile(path, source);
    const filter = exportFilters.find(([pattern]) => pattern.test(ending))?.[1] ?? '';
    await runOffice(office.path, seconds, [
      `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
      ...['--convert-to', into === 'pdf' ? `pdf:${filter}:${pdfA}` : 'txt:Text (encoded):UTF8'],
      ...['--outdir', join(work, 'out'), source],
    ]);
    // It ends with 0 also when it could not open the document, and then has written nothing.
    const [made] = await readdir(join(work, 'out')).catch(() => []);
    if (!made) throw new ConversionFault('LibreOffice 打不开这个文件，可能已损坏、加密或缺少组件');
    await rename(join(work, 'out', made), to);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function runOffice(program: string, seconds: number, args: string[]): Promise<void> {
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  const killAll = () => {
    // Its own group: soffice is a script that leaves the work to a child.
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  };
  let late = false;
  const clock = setTimeout(() => {
    late = true;
    killAll();
  }, seconds * 1000);
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => resolve());
      child.once('error', reject);
    });
  } finally {
    clearTimeout(clock);
  }
  if (late) throw new ConversionFault(`LibreOffice 在 ${seconds} 秒内未能转换，已停止`);
}
