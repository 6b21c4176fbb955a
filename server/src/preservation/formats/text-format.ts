import { decodeText } from '../text/decode-text.ts';
import { documentStart } from './document-start.ts';
import { type FileFormat, fileFormat } from './file-format.ts';

const svg = (puid: string | null, version: string | null) =>
  fileFormat(puid, 'Scalable Vector Graphics', version, 'image/svg+xml', 'svg');
const html = (puid: string, version: string | null) =>
  fileFormat(puid, 'Hypertext Markup Language', version, 'text/html', 'html htm shtml');
const xhtml = (puid: string, version: string) =>
  fileFormat(
    puid,
    'Extensible Hypertext Markup Language',
    version,
    'application/xhtml+xml',
    'xhtml html htm xht',
  );

/** By the document type; the words after `<!DOCTYPE`. */
const byDoctype: readonly (readonly [RegExp, FileFormat])[] = [
  [/\/\/DTD XHTML 1\.0/, xhtml('fmt/102', '1.0')],
  [/\/\/DTD XHTML 1\.1/, xhtml('fmt/103', '1.1')],
  [/\/\/DTD HTML 4\.01/, html('fmt/100', '4.01')],
  [/\/\/DTD HTML 4\.0/, html('fmt/99', '4.0')],
  [/\/\/DTD HTML 3\.2/, html('fmt/98', '3.2')],
  [/\/\/DTD HTML 2\.0/, html('fmt/97', '2.0')],
  [/^<!doctype html\s*>/i, html('fmt/471', '5')],
];

/** By the first tag; more particular ones first. */
const byRoot: readonly (readonly [RegExp, FileFormat])[] = [
  [/^html[\s/>]/i, html('fmt/96', null)],
  [/^svg\b[^>]*\bversion=["']1\.0["']/, svg('fmt/91', '1.0')],
  [/^svg\b[^>]*\bversion=["']1\.1["']/, svg('fmt/92', '1.1')],
  [/^svg[\s/>]/, svg(null, null)],
  [
    /^kml[\s/>]/,
    fileFormat(
      'fmt/244',
      'Keyhole Markup Language (XML)',
      null,
      'application/vnd.google-earth.kml+xml',
      'kml',
    ),
  ],
  [
    /^schema\b[^>]*XMLSchema/,
    fileFormat('x-fmt/280', 'XML Schema Definition', null, 'application/xml', 'xsd xml'),
  ],
  [
    /^电子文件封装包/,
    fileFormat(null, '基于 XML 的电子文件封装包（DA/T 48）', null, 'application/xml', 'eep xml'),
  ],
  [
    /^UOF[\s/>]/,
    fileFormat(
      null,
      'Unified Office Format (UOF)',
      '1.0',
      'application/x-uof',
      'uot uos uop uof xml',
    ),
  ],
];

const xml = fileFormat(
  'fmt/101',
  'Extensible Markup Language',
  '1.0',
  'application/xml',
  'xml xsl xslt rdf wsdl',
);

/** Texts by their first line. */
const byBeginning: readonly (readonly [RegExp, FileFormat])[] = [
  [
    /^From \S{1,200} .{10,60}\r?\n(?:[!-9;-~]{1,80}:|>From )/,
    fileFormat('fmt/720', 'MBOX', null, 'application/mbox', 'mbox mbx'),
  ],
  [/^BEGIN:VCARD\r?\n/i, fileFormat('fmt/395', 'vCard', null, 'text/vcard', 'vcf')],
  [
    /^BEGIN:VCALENDAR\r?\n/i,
    fileFormat('fmt/388', 'Internet Calendar and Scheduling format', null, 'text/calendar', 'ics'),
  ],
];

function markupFormat(text: string): FileFormat | undefined {
  const start = documentStart(text);
  if (!start) return undefined;
  const { declared, doctype, root } = start;
  const known =
    byDoctype.find(([pattern]) => pattern.test(doctype)) ??
    byRoot.find(([pattern]) => pattern.test(root));
  return known?.[1] ?? (declared ? xml : undefined);
}

/** Texts without a mark of their own: the ending says what they are meant to be. */
const byEnding: Readonly<Record<string, FileFormat>> = {
  csv: fileFormat('x-fmt/18', 'Comma Separated Values', null, 'text/csv', 'csv'),
  tsv: fileFormat('x-fmt/13', 'Tab-separated values', null, 'text/tab-separated-values', 'tsv'),
  md: fileFormat('fmt/1149', 'Markdown', null, 'text/markdown', 'md'),
  log: fileFormat('x-fmt/62', 'Log File', null, 'text/plain', 'log'),
  sql: fileFormat('fmt/206', 'Structured Query Language Data', null, 'application/sql', 'sql'),
};

const json = fileFormat(
  'fmt/817',
  'JSON Data Interchange Format',
  null,
  'application/json',
  'json geojson',
);
// Whatever a text is named, it may be one: readme, ini, a script.
const plain = (puid: string, name: string, encoding: string) =>
  fileFormat(puid, name, encoding, 'text/plain', '');

/** What a text is by its beginning; undefined where the bytes are no text. `ending` without its dot. */
export function textFormat(
  head: Buffer,
  ending: string,
): (FileFormat & { byName: boolean }) | undefined {
  const decoded = decodeText(head, { partial: true });
  if (!decoded) return undefined;
  const text = decoded.text.replace(/^\uFEFF/, '');
  const [, begins] = byBeginning.find(([pattern]) => pattern.test(text)) ?? [];
  const format =
    begins ?? markupFormat(text) ?? messageFormat(text) ?? (looksLikeJson(text) ? json : undefined);
  if (format) return { ...format, byName: false };
  const named = byEnding[ending];
  if (named) return { ...named, byName: true };
  const encoding = decoded.encoding.toUpperCase();
  return decoded.encoding.startsWith('utf-16')
    ? { ...plain('x-fmt/16', 'Unicode Text File', encoding), byName: false }
    : { ...plain('x-fmt/111', 'Plain Text File', encoding), byName: false };
}

/** A text that begins with the headers of a message (RFC 5322, 2.2). */
function messageFormat(text: string): FileFormat | undefined {
  const [headers = ''] = text.slice(0, 16 * 1024).split(/\r?\n\r?\n/, 1);
  const lines = headers.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  if (!lines.every((line) => /^[!-9;-~]{1,80}:/.test(line))) return undefined;
  const names = new Set(lines.map((line) => line.split(':', 1)[0]?.toLowerCase()));
  if (!names.has('from') || !['date', 'message-id', 'mime-version'].some((name) => names.has(name)))
    return undefined;
  if (
    /^Content-Type:\s*multipart\/related/im.test(headers) &&
    /^(?:Snapshot-Content-Location|X-MimeOLE|From: <Saved by)/im.test(headers)
  )
    return fileFormat('x-fmt/429', 'MHTML', null, 'multipart/related', 'mht mhtml');
  return names.has('mime-version')
    ? fileFormat('fmt/950', 'MIME Email', '1.0', 'message/rfc822', 'eml')
    : fileFormat('fmt/278', 'Internet Message Format', null, 'message/rfc822', 'eml');
}

/** An object or list; of a longer one only the beginning can be judged. */
function looksLikeJson(text: string): boolean {
  if (!/^\s*(?:\{\s*(?:"|\})|\[\s*(?:[[{"\]\d-]|true|false|null))/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return (
      text.length > 16 * 1024 && /^\s*(?:\{\s*"(?:[^"\\]|\\.){0,200}"\s*:|\[\s*[{[])/.test(text)
    );
  }
}
