import type { FileHandle } from 'node:fs/promises';
import { type FileFormat, fileFormat } from '../file-format.ts';
import { type CompoundFile, openCompoundFile } from './compound-file.ts';

const [word, excel, powerPoint] = [
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
];
// WPS writes its own endings onto the same streams: by the bytes 文字 and Word are one.
const [texts, sheets, slides] = [
  'doc dot wps wpt wbk',
  'xls xlt xlw et ett',
  'ppt pps pot dps dpt',
];

/** By a stream or storage that only this format has, in the order in which they are asked for. */
const byEntry: readonly (readonly [RegExp, FileFormat])[] = [
  [
    /^EncryptedPackage$/,
    fileFormat(
      'fmt/494',
      'Microsoft Office Encrypted Document',
      '2007 Onwards',
      'application/x-ole-storage',
      'docx xlsx pptx',
    ),
  ],
  [
    /^__properties_version1\.0$/,
    fileFormat(
      'x-fmt/430',
      'Microsoft Outlook Email Message',
      '97-2003',
      'application/vnd.ms-outlook',
      'msg oft',
    ),
  ],
  [
    /^PowerPoint Document$/,
    fileFormat('fmt/126', 'Microsoft Powerpoint Presentation', '97-2003', powerPoint, slides),
  ],
  [/^Book$/, fileFormat('fmt/59', 'Microsoft Excel 5.0/95 Workbook (xls)', '5/95', excel, sheets)],
  [
    /^VisioDocument$/,
    fileFormat(
      'fmt/442',
      'Microsoft Visio (generic)',
      null,
      'application/vnd.visio',
      'vsd vss vst',
    ),
  ],
  [/^Quill$/, fileFormat(null, 'Microsoft Publisher', null, 'application/x-mspublisher', 'pub')],
  [/^Dgn~H$/, fileFormat('fmt/502', 'Bentley V8 DGN', null, 'image/vnd.dgn', 'dgn')],
  [
    /^HwpSummaryInformation$/,
    fileFormat('fmt/1084', 'Hangul Word Processor Document', '5', 'application/x-hwp', 'hwp'),
  ],
];

// Windows Installer: {000C1084-0000-0000-C000-000000000046}, as it lies in the root entry.
const installerClass = '84100c0000000000c000000000000046';
const installer = fileFormat(
  null,
  'Windows Installer Package',
  null,
  'application/x-msi',
  'msi msp',
);

/** What a compound file holds; undefined where it is one and no more. Throws where its directory is broken. */
export async function compoundFormat(handle: FileHandle): Promise<FileFormat | undefined> {
  const file = await openCompoundFile(handle);
  const particular =
    byEntry.slice(0, 2).find(hasEntry(file)) ??
    (await wordFormat(file)) ??
    (await excelFormat(file)) ??
    byEntry.find(hasEntry(file));
  if (particular) return 'puid' in particular ? particular : particular[1];
  return file.entries.some(({ classId }) => classId === installerClass) ? installer : undefined;
}

const hasEntry =
  ({ entries }: CompoundFile) =>
  ([pattern]: readonly [RegExp, FileFormat]) =>
    entries.some(({ name, kind }) => kind !== 'root' && pattern.test(name.replace(/^\p{Cc}/u, '')));

/** nFib and fEncrypted of the file information block ([MS-DOC], 2.5.2). */
async function wordFormat(file: CompoundFile): Promise<FileFormat | undefined> {
  const stream = file.entries.find(({ name }) => name === 'WordDocument');
  if (!stream) return undefined;
  const block = await file.beginning(stream);
  if (block.length < 12)
    return fileFormat('fmt/609', 'Microsoft Word (Generic)', '6.0-2003', word, texts);
  if (block.readUInt16LE(2) < 0xc1)
    return fileFormat('fmt/39', 'Microsoft Word Document', '6.0/95', word, texts);
  return (block.readUInt16LE(10) & 0x0100) === 0
    ? fileFormat('fmt/40', 'Microsoft Word Document', '97-2003', word, texts)
    : fileFormat('fmt/754', 'Microsoft Word Document (Password Protected)', '97-2003', word, texts);
}

/** The year in the first record ([MS-XLS], 2.4.21, rupYear): 1996 wrote Excel 97, 1997 all that came later. */
async function excelFormat(file: CompoundFile): Promise<FileFormat | undefined> {
  const stream = file.entries.find(({ name }) => name === 'Workbook');
  if (!stream) return undefined;
  const block = await file.beginning(stream);
  return block.length >= 12 && block.readUInt16LE(10) === 0x07cc
    ? fileFormat('fmt/61', 'Microsoft Excel 97 Workbook (xls)', '8', excel, sheets)
    : fileFormat('fmt/62', 'Microsoft Excel 2000-2003 Workbook (xls)', '8X', excel, sheets);
}
