/** What a file is, in the word by which the standards and its users know it: PDF, DOC, JPG. */
const byMediaType: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/ofd': 'OFD',
  'application/rtf': 'RTF',
  'image/png': 'PNG',
  'image/jpeg': 'JPG',
  'image/tiff': 'TIF',
  'image/bmp': 'BMP',
  'image/gif': 'GIF',
  'audio/wav': 'WAV',
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'video/mpeg': 'MPG',
  'video/mp4': 'MP4',
  'video/quicktime': 'MOV',
  'video/x-flv': 'FLV',
  'video/x-msvideo': 'AVI',
  'message/rfc822': 'EML',
  'application/vnd.ms-outlook': 'MSG',
  'application/msword': 'DOC',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.ms-powerpoint': 'PPT',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/vnd.oasis.opendocument.presentation': 'ODP',
  'application/dbase': 'DBF',
  'application/mxf': 'MXF',
  'image/vnd.dwg': 'DWG',
  'image/vnd.dxf': 'DXF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};

/** Formats that share a container or have no signature: there the ending decides among these. */
const byEnding: Readonly<Record<string, readonly string[]>> = {
  'application/x-ole-storage': ['DOC', 'XLS', 'PPT', 'WPS', 'ET', 'DPS', 'MSG'],
  'application/zip': ['PPTX', 'ODT', 'ODS', 'ODP', 'EPUB'],
  'text/plain': ['HTML', 'HTM', 'EML', 'XML', 'CSV', 'RTF', 'SVG', 'MHT', 'STEP', 'STP', 'DXF'],
  'application/octet-stream': [
    ...['WAV', 'MP3', 'MPG', 'MPEG', 'MP4', 'FLV', 'AVI', 'MXF', 'DBF', 'SWF', 'WMF', 'EMF', 'EPS'],
    ...['DWG', 'CEB', 'SEP', 'GD', 'WEBP', 'HEIC', 'PSD'],
  ],
};

const nameless: Readonly<Record<string, string>> = {
  'application/x-ole-storage': 'OLE',
  'application/zip': 'ZIP',
  'text/plain': 'TXT',
};

const sameFormat: Readonly<Record<string, string>> = {
  HTM: 'HTML',
  MPEG: 'MPG',
  STP: 'STEP',
};

/** `unknown` where neither bytes nor ending tell. */
export const unknownFormat = '未知';

/** The bytes decide; the ending only where several formats have the same beginning. */
export function formatOf(mediaType: string, fileName: string): string {
  const known = byMediaType[mediaType];
  if (known) return known;
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toUpperCase() ?? '';
  if (byEnding[mediaType]?.includes(ending)) return sameFormat[ending] ?? ending;
  return nameless[mediaType] ?? unknownFormat;
}
