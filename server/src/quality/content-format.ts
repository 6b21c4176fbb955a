import { open } from 'node:fs/promises';
import { sniffFile } from '../preservation/media-type.ts';

/** Formats told apart by their first bytes, where the store's own sniffing does not. */
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^52494646.{8}57415645/, 'WAV'],
  [/^52494646.{8}41564920/, 'AVI'],
  [/^494433|^fff[b3]/, 'MP3'],
  [/^.{8}66747970/, 'MP4'],
  [/^464c5601/, 'FLV'],
  [/^000001b[a3]/, 'MPG'],
  [/^060e2b34/, 'MXF'],
  [/^d7cdc69a/, 'WMF'],
  [/^01000000.{72}20454d46/, 'EMF'],
  [/^[465a]5753/, 'SWF'],
  [/^526172211a07/, 'RAR'],
  [/^377abcaf271c/, '7Z'],
  [/^1f8b/, 'GZ'],
  [/^4d5a/, 'EXE'],
  [/^7f454c46/, 'ELF'],
  [/^03.{6}/, 'DBF'],
];

/** Texts that are a format, by how they begin. */
const texts: readonly (readonly [RegExp, string])[] = [
  [/^\{\\rtf/, 'RTF'],
  [/^%!PS/, 'EPS'],
  [/^ISO-10303-21/, 'STEP'],
  [/^\s*0\s+SECTION/, 'DXF'],
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/s, 'SVG'],
  [/^\s*(?:<!doctype html|<html)/i, 'HTML'],
  [/^\s*<\?xml/, 'XML'],
  [/^(?:Received|From|Return-Path|Message-ID|MIME-Version|Date|Subject|To): /im, 'EML'],
];

const byMediaType: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/ofd': 'OFD',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'image/png': 'PNG',
  'image/jpeg': 'JPG',
  'image/tiff': 'TIF',
  'application/zip': 'ZIP',
};

/** Word, Excel and WPS share one container: only the name tells which of them it is. */
const inOle = ['DOC', 'XLS', 'PPT', 'WPS', 'ET', 'DPS', 'MSG'];

/** What a file is by its own bytes, as the archivist calls it: PDF, JPG, WPS. */
export async function formatOf(path: string, fileName: string): Promise<string> {
  const mediaType = await sniffFile(path);
  const known = byMediaType[mediaType];
  if (known) return known;
  const ending = endingOf(fileName);
  if (mediaType === 'application/x-ole-storage') return inOle.includes(ending) ? ending : 'OLE';
  const head = await headOf(path);
  const [, text] = texts.find(([pattern]) => pattern.test(head.toString('utf8'))) ?? [];
  if (text) return text;
  if (mediaType === 'text/plain') return 'TXT';
  const hex = head.subarray(0, 48).toString('hex');
  const [, signed] =
    signatures.find(
      ([pattern, format]) => pattern.test(hex) && (format !== 'DBF' || ending === 'DBF'),
    ) ?? [];
  return signed ?? '未知格式';
}

/** JPEG and JPG, TIFF and TIF are one. */
const sameEnding: Readonly<Record<string, string>> = {
  JPEG: 'JPG',
  TIFF: 'TIF',
  HTM: 'HTML',
  MPEG: 'MPG',
  STP: 'STEP',
  CSV: 'TXT',
  LOG: 'TXT',
  MD: 'TXT',
};

export function endingOf(fileName: string): string {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toUpperCase() ?? '';
  return sameEnding[ending] ?? ending;
}

/** A package of DA/T 48, by its root element. */
export async function isEep(path: string): Promise<boolean> {
  return /<(?:[\w.-]+:)?电子文件封装包[\s>]/.test((await headOf(path)).toString('utf8'));
}

async function headOf(path: string): Promise<Buffer> {
  await using handle = await open(path, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
  return buffer.subarray(0, bytesRead);
}
