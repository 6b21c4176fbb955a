import { type FormatRow, signedFormat } from '../file-format.ts';

const pdf = (puid: string, version: string): FormatRow => [
  puid,
  version === '2.0'
    ? 'PDF 2.0 - Portable Document Format'
    : `Acrobat PDF ${version} - Portable Document Format`,
  version,
  'application/pdf',
  'pdf',
  // Some producers put lines of their own first (PDF Reference 1.7, appendix H, note 13).
  `@0-1024 "%PDF-${version}"`,
];

const rtf = 'application/rtf';
const postScript = 'application/postscript';

/** Pages and texts; what is only told by its text is in text-format.ts. */
export const documentFacts = (
  [
    pdf('fmt/14', '1.0'),
    pdf('fmt/15', '1.1'),
    pdf('fmt/16', '1.2'),
    pdf('fmt/17', '1.3'),
    pdf('fmt/18', '1.4'),
    pdf('fmt/19', '1.5'),
    pdf('fmt/20', '1.6'),
    pdf('fmt/276', '1.7'),
    pdf('fmt/1129', '2.0'),
    [null, 'Portable Document Format', null, 'application/pdf', 'pdf', '@0-1024 "%PDF-"'],
    [null, 'Founder CEB', null, 'application/x-ceb', 'ceb', '@0 "Founder CEB"'],
    [null, 'CNKI CAJ', null, 'application/x-caj', 'caj', '@0 "CAJ" 00'],
    ['fmt/45', 'Rich Text Format', '1.0-1.4', rtf, 'rtf doc', '@0 "{\\rtf"'],
    [
      'fmt/50',
      'Rich Text Format',
      '1.5-1.6',
      rtf,
      'rtf doc',
      ...['ansi', 'mac', 'pc', 'pca'].flatMap((set) => [
        `@0 "{\\rtf1\\${set}\\ansicpg"`,
        `@0 "{\\rtf\\${set}\\ansicpg"`,
      ]),
    ],
    [
      'fmt/122',
      'Encapsulated PostScript File Format',
      '1.2',
      postScript,
      'eps epsf',
      '@0 "%!PS-Adobe-2.0 EPSF-1.2"',
    ],
    [
      'fmt/123',
      'Encapsulated PostScript File Format',
      '2.0',
      postScript,
      'eps epsf',
      '@0 "%!PS-Adobe-2.0 EPSF-2.0"',
    ],
    [
      'fmt/124',
      'Encapsulated PostScript File Format',
      '3.0',
      postScript,
      'eps epsf ps',
      '@0 "%!PS-Adobe-3.0 EPSF-3.0"',
    ],
    ['x-fmt/91', 'Postscript', '1.0', postScript, 'ps', '@0 "%!PS-Adobe-1.0"'],
    ['x-fmt/406', 'PostScript', '2.0', postScript, 'ps', '@0 "%!PS-Adobe-2.0"'],
    ['x-fmt/407', 'PostScript', '2.1', postScript, 'ps', '@0 "%!PS-Adobe-2.1"'],
    ['x-fmt/408', 'PostScript', '3.0', postScript, 'ps', '@0 "%!PS-Adobe-3.0"'],
    ['fmt/501', 'PostScript', '3.1', postScript, 'ps', '@0 "%!PS-Adobe-3.1"'],
    [null, 'PostScript', null, postScript, 'ps eps', '@0 "%!PS"'],
    ['fmt/255', 'DjVu File Format', null, 'image/vnd.djvu', 'djvu djv', '@0 "AT&TFORM"'],
    [
      'fmt/637',
      'Microsoft OneNote',
      null,
      'application/onenote',
      'one',
      '@0 E4525C7B8CD8A74DAEB15378D02996D3',
    ],
    [
      'fmt/634',
      'Microsoft Compiled HTML Help',
      null,
      'application/vnd.ms-htmlhelp',
      'chm chw',
      '@0 "ITSF" 03000000',
    ],
    [
      'x-fmt/248',
      'Microsoft Outlook Personal Folders (ANSI)',
      '1997-2002',
      'application/vnd.ms-outlook-pst',
      'pst',
      '@0 "!BDN" {6} 0E00',
    ],
    [
      'x-fmt/249',
      'Microsoft Outlook Personal Folders (Unicode)',
      '2003-2007',
      'application/vnd.ms-outlook-pst',
      'pst',
      '@0 "!BDN" {6} 1700',
    ],
  ] satisfies FormatRow[]
).map(signedFormat);
