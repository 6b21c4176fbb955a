import { type FileFormat, fileFormat } from '../file-format.ts';

const openXml = 'application/vnd.openxmlformats-officedocument';

/** By the type of the main part in `[Content_Types].xml` (ECMA-376, part 2); more particular ones first. */
export const openXmlFormats: readonly (readonly [mainPart: string, FileFormat])[] = [
  [
    'ms-word.document.macroEnabled.main+xml',
    fileFormat(
      'fmt/523',
      'Macro enabled Microsoft Word Document OOXML',
      '2007 Onwards',
      'application/vnd.ms-word.document.macroEnabled.12',
      'docm',
    ),
  ],
  [
    'ms-word.template.macroEnabledTemplate.main+xml',
    fileFormat(
      'fmt/599',
      'Microsoft Word Macro-Enabled Document Template',
      '2007 onwards',
      'application/vnd.ms-word.template.macroEnabled.12',
      'dotm',
    ),
  ],
  [
    'wordprocessingml.template.main+xml',
    fileFormat(
      'fmt/597',
      'Microsoft Word Template',
      '2007 onwards',
      `${openXml}.wordprocessingml.template`,
      'dotx',
    ),
  ],
  [
    'wordprocessingml.document.main+xml',
    fileFormat(
      'fmt/412',
      'Microsoft Word for Windows',
      '2007 onwards',
      `${openXml}.wordprocessingml.document`,
      'docx wps',
    ),
  ],
  [
    'ms-excel.sheet.macroEnabled.main+xml',
    fileFormat(
      'fmt/445',
      'Microsoft Excel Macro-Enabled',
      '2007',
      'application/vnd.ms-excel.sheet.macroEnabled.12',
      'xlsm',
    ),
  ],
  [
    'ms-excel.sheet.binary.macroEnabled.main',
    fileFormat(
      'fmt/595',
      'Microsoft Excel Non-XML Binary Workbook',
      '2007 onwards',
      'application/vnd.ms-excel.sheet.binary.macroEnabled.12',
      'xlsb',
    ),
  ],
  [
    'spreadsheetml.template.main+xml',
    fileFormat(
      'fmt/598',
      'Microsoft Excel Template',
      '2007 onwards',
      `${openXml}.spreadsheetml.template`,
      'xltx',
    ),
  ],
  [
    'spreadsheetml.sheet.main+xml',
    fileFormat(
      'fmt/214',
      'Microsoft Excel for Windows',
      '2007 onwards',
      `${openXml}.spreadsheetml.sheet`,
      'xlsx et',
    ),
  ],
  [
    'ms-powerpoint.presentation.macroEnabled.main+xml',
    fileFormat(
      'fmt/487',
      'Macro Enabled Microsoft Powerpoint',
      '2007 Onwards',
      'application/vnd.ms-powerpoint.presentation.macroEnabled.12',
      'pptm',
    ),
  ],
  [
    'presentationml.slideshow.main+xml',
    fileFormat(
      'fmt/629',
      'Microsoft PowerPoint Show',
      '2007',
      `${openXml}.presentationml.slideshow`,
      'ppsx',
    ),
  ],
  [
    'presentationml.template.main+xml',
    fileFormat(
      'fmt/631',
      'Microsoft PowerPoint Template',
      '2007',
      `${openXml}.presentationml.template`,
      'potx',
    ),
  ],
  [
    'presentationml.presentation.main+xml',
    fileFormat(
      'fmt/215',
      'Microsoft Powerpoint for Windows',
      '2007 onwards',
      `${openXml}.presentationml.presentation`,
      'pptx dps',
    ),
  ],
  [
    'ms-visio.drawing.main+xml',
    fileFormat(
      'fmt/924',
      'Microsoft Visio Drawing',
      '2013',
      'application/vnd.ms-visio.drawing.main+xml',
      'vsdx',
    ),
  ],
  [
    'ms-package.xps-fixeddocumentsequence+xml',
    fileFormat('fmt/657', 'Open XML Paper Specification', null, 'application/oxps', 'xps oxps'),
  ],
];

/** Where the types of the parts cannot be read, the name of the main part still tells the kind. */
export const openXmlParts: readonly (readonly [part: string, mainPart: string])[] = [
  ['word/document.xml', 'wordprocessingml.document.main+xml'],
  ['xl/workbook.xml', 'spreadsheetml.sheet.main+xml'],
  ['ppt/presentation.xml', 'presentationml.presentation.main+xml'],
];

type Versions = Readonly<Record<string, string>>;

/** OpenDocument by its `mimetype` part and `office:version` (ISO/IEC 26300-1, 1.3). */
const openDocuments: Readonly<Record<string, readonly [string, string, Versions]>> = {
  text: [
    'OpenDocument Text',
    'odt ott',
    { '1.0': 'fmt/136', '1.1': 'fmt/290', '1.2': 'fmt/291', '1.3': 'fmt/1756' },
  ],
  spreadsheet: [
    'OpenDocument Spreadsheet',
    'ods ots',
    { '1.0': 'fmt/137', '1.1': 'fmt/294', '1.2': 'fmt/295', '1.3': 'fmt/1755' },
  ],
  presentation: [
    'OpenDocument Presentation',
    'odp otp',
    { '1.0': 'fmt/138', '1.1': 'fmt/292', '1.2': 'fmt/293', '1.3': 'fmt/1754' },
  ],
  graphics: [
    'OpenDocument Graphics',
    'odg otg',
    { '1.0': 'fmt/139', '1.1': 'fmt/296', '1.2': 'fmt/297', '1.3': 'fmt/1753' },
  ],
  base: [
    'OpenDocument Database Format',
    'odb',
    { '1.0': 'fmt/140', '1.1': 'fmt/444', '1.2': 'fmt/424', '1.3': 'fmt/1752' },
  ],
};

export function openDocumentFormat(mediaType: string, version: string | null): FileFormat {
  const kind = /opendocument\.(\w+)/.exec(mediaType)?.[1] ?? '';
  const [name, extensions, puids] = openDocuments[kind] ?? ['OpenDocument Format', '', {}];
  return fileFormat(puids[version ?? ''] ?? null, name, version, mediaType, extensions);
}
