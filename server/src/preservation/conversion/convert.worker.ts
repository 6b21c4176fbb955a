import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import UTIF from 'utif2';
import { decodeText } from '../text/decode-text.ts';
import { ConversionFault } from './conversion-fault.ts';
import type { ConvertAnswer, ConvertTask, MakeTask } from './convert-task.ts';
import { placeImages, rastersOf } from './image-pdf.ts';
import { measureFile } from './measure-file.ts';
import { writePng } from './raster/write-png.ts';
import { openStandardPdf, writePdf } from './standard-pdf.ts';
import { openTextFonts, type TextFonts } from './text-fonts.ts';
import { setText } from './text-pdf.ts';

parentPort?.on('message', async (task: ConvertTask) => {
  try {
    parentPort?.postMessage({ answer: await perform(task) });
  } catch (error) {
    parentPort?.postMessage({ answer: { kind: 'failed', reason: reasonOf(error) } });
  }
});

async function perform(task: ConvertTask): Promise<ConvertAnswer> {
  if (task.kind === 'measure') return { kind: 'measured', measure: await measureFile(task) };
  return { kind: 'made', ...(await make(task)) };
}

async function make({ path, mediaType, target, to, title, moment }: MakeTask) {
  const bytes = await readFile(path);
  if (target !== 'pdf') return makeImage(bytes, { mediaType, target, to });
  const pdf = openStandardPdf({ title, moment: new Date(moment) });
  if (mediaType === 'text/plain') {
    const decoded = decodeText(bytes);
    if (!decoded) throw new ConversionFault('无法识别文字编码');
    setText(pdf, decoded.text, fonts());
  } else placeImages(pdf, bytes, mediaType);
  await writePdf(pdf, to);
  return { tool: 'PDFKit', toolVersion: versionOf('pdfkit') };
}

async function makeImage(
  bytes: Buffer,
  { mediaType, target, to }: Pick<MakeTask, 'mediaType' | 'target' | 'to'>,
) {
  const [raster, second] = rastersOf(bytes, mediaType);
  if (!raster) throw new ConversionFault('文件中没有图像');
  if (second) throw new ConversionFault('多页图像只能转为 PDF');
  if (target === 'png') {
    await writeFile(to, writePng(raster), { flag: 'wx' });
    return { tool: 'Lantai PNG', toolVersion: '1' };
  }
  const { pixels, width, height } = raster;
  const encoded = UTIF.encodeImage(pixels, width, height);
  await writeFile(to, Buffer.from(encoded), { flag: 'wx' });
  return { tool: 'UTIF', toolVersion: versionOf('utif2') };
}

let opened: TextFonts | undefined;
function fonts(): TextFonts {
  opened ??= openTextFonts();
  return opened;
}

/** A package that names its parts does not hand out its own description: it is looked for above them. */
function versionOf(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.resolve(name)));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  return String((JSON.parse(text) as { version?: string }).version ?? '');
}

function reasonOf(error: unknown): string {
  if (error instanceof ConversionFault) return error.message;
  return '文件损坏或格式不认识，未能转换';
}
