import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison } from '@lantai/contract/preservation/conversion.ts';
import { type ConversionTarget, converterFor } from '@lantai/contract/preservation/format-rule.ts';
import { adopt, type Staged } from '../staging.ts';
import type { Storage } from '../storage.ts';
import { WorkerPool, WorkerStopped } from '../worker-pool.ts';
import { compareContent } from './compare-content.ts';
import { ConversionFault } from './conversion-fault.ts';
import type { ConvertAnswer, ConvertTask, Measure } from './convert-task.ts';
import { convertByOffice, findLibreOffice } from './office-converter.ts';

// One: a large scan takes much memory, and the rest of the archive goes on working meanwhile.
const pool = new WorkerPool<ConvertTask, ConvertAnswer>(
  new URL('./convert.worker.ts', import.meta.url),
  { size: 1, memoryMb: 1536 },
);
const seconds = 180;
const megabyte = 2 ** 20;
const mostBytes = 300 * megabyte;

export const targetTypes: Record<ConversionTarget, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  tiff: 'image/tiff',
};

export type SourceFile = {
  readonly path: string;
  readonly mediaType: string;
  readonly format: string;
  readonly title: string;
};

export type ConvertedFile = {
  readonly staged: Staged;
  readonly mediaType: string;
  readonly tool: string;
  readonly toolVersion: string;
  readonly comparison: Comparison;
};

type Conversion = { source: SourceFile; target: ConversionTarget; moment: Date };

/**
 * Makes a file of the target format out of another, compares the two, and stages it. The source is only
 * read. Throws `ConversionFault` with the reason where it cannot be done; a bad file fails alone.
 */
export async function convertFile(
  { staging }: Storage,
  { source, target, moment }: Conversion,
): Promise<ConvertedFile> {
  const { size } = await stat(source.path);
  if (size > mostBytes)
    throw new ConversionFault(`文件超过 ${(mostBytes / megabyte).toFixed(0)} MB，未转换`);
  const to = join(staging.incoming, randomUUID());
  try {
    const made = await makeFile({ source, target, moment, to, folder: staging.incoming });
    const mediaType = targetTypes[target];
    const before = made.sourceText
      ? { pages: null, text: made.sourceText, pixels: [] }
      : await measure(source.path, source.mediaType);
    const after = await measure(to, mediaType);
    if (after.pages === 0) throw new ConversionFault('转换出的文件没有内容');
    const { tool, toolVersion } = made;
    const comparison = compareContent(before, after);
    return { staged: await adopt(staging, to), mediaType, tool, toolVersion, comparison };
  } finally {
    await rm(to, { force: true });
  }
}

type Making = Conversion & { to: string; folder: string };
type Made = { tool: string; toolVersion: string; sourceText?: string };

async function makeFile({ source, target, moment, to, folder }: Making): Promise<Made> {
  const converter = converterFor(source.format, target);
  if (converter === 'libreoffice') return makeByOffice({ source, to, folder });
  if (converter === undefined)
    throw new ConversionFault(`没有把 ${source.format} 转成该格式的工具`);
  const { path, mediaType, title } = source;
  const task = { path, mediaType, target, to, title, moment: moment.toISOString() };
  const answer = await ask({ kind: 'make', ...task });
  if (answer.kind !== 'made') throw new TypeError('the worker answered another question');
  return { tool: answer.tool, toolVersion: answer.toolVersion };
}

/** What LibreOffice itself reads as text stands for the source: nothing else here reads DOC. */
async function makeByOffice({ source, to, folder }: Omit<Making, 'target' | 'moment'>) {
  const office = await findLibreOffice();
  if (!office) throw new ConversionFault('本机没有安装 LibreOffice，不能转换办公文件');
  const { path, format } = source;
  await mkdir(folder, { recursive: true });
  await convertByOffice({ office, path, format, to, folder, into: 'pdf' });
  const asText = `${to}.txt`;
  try {
    await convertByOffice({ office, path, format, to: asText, folder, into: 'text' });
    const { text } = await measure(asText, 'text/plain');
    return { tool: 'LibreOffice', toolVersion: office.version, ...(text && { sourceText: text }) };
  } catch (error) {
    // A workbook or slides have no one text; their conversion stands without a comparison.
    if (!(error instanceof ConversionFault)) throw error;
    return { tool: 'LibreOffice', toolVersion: office.version };
  } finally {
    await rm(asText, { force: true });
  }
}

async function measure(path: string, mediaType: string): Promise<Measure> {
  const answer = await ask({ kind: 'measure', path, mediaType });
  if (answer.kind !== 'measured') throw new TypeError('the worker answered another question');
  return answer.measure;
}

async function ask(task: ConvertTask): Promise<Exclude<ConvertAnswer, { kind: 'failed' }>> {
  try {
    const answer = await pool.run(task, seconds);
    if (answer.kind === 'failed') throw new ConversionFault(answer.reason);
    return answer;
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    throw new ConversionFault(reasonFor(error), { cause: error });
  }
}

function reasonFor({ why }: WorkerStopped): string {
  if (why === 'time') return `${seconds} 秒内未能转换，已停止`;
  if (why === 'memory') return '占用内存过多，已停止转换';
  return '转换时意外中止';
}
