import { type FileFormat, fileFormat } from '../file-format.ts';
import { openDocumentFormat, openXmlFormats, openXmlParts } from './office-formats.ts';
import { openZipDirectory, type ZipDirectory } from './zip-directory.ts';

/** By a part that only this format has, where no part says a type. */
const byPart: readonly (readonly [RegExp, FileFormat])[] = [
  // GB/T 33190-2016, 6: the main entry. PRONOM does not list OFD.
  [
    /^OFD\.xml$/i,
    fileFormat(null, 'Open Fixed-layout Document (OFD)', null, 'application/ofd', 'ofd'),
  ],
  [
    /^uof\.xml$/i,
    fileFormat(null, 'Unified Office Format (UOF)', '2.0', 'application/x-uof', 'uot uos uop uof'),
  ],
  [
    /^AndroidManifest\.xml$/,
    fileFormat(null, 'Android Package Kit', null, 'application/vnd.android.package-archive', 'apk'),
  ],
  [
    /^doc\.kml$/,
    fileFormat(
      'fmt/724',
      'Keyhole Markup Language (Container)',
      null,
      'application/vnd.google-earth.kmz',
      'kmz',
    ),
  ],
  [
    /^META-INF\/MANIFEST\.MF$/,
    fileFormat('x-fmt/412', 'Java Archive Format', null, 'application/java-archive', 'jar war'),
  ],
];

const epub = fileFormat('fmt/483', 'ePub format', null, 'application/epub+zip', 'epub');

/** What a ZIP holds; undefined where it is a ZIP and no more. Throws where its directory is broken. */
export async function zipFormat(path: string): Promise<FileFormat | undefined> {
  await using directory = await openZipDirectory(path);
  const types = await directory.beginning('[Content_Types].xml');
  const openXml = openXmlFormats.find(([mainPart]) => types?.includes(mainPart));
  if (openXml) return openXml[1];
  return (await byOwnType(directory)) ?? (await byNames(directory));
}

/** The same by the names of parts alone, of a ZIP whose directory is lost. */
export function formatOfParts(names: readonly string[]): FileFormat | undefined {
  const [, mainPart] = openXmlParts.find(([part]) => names.includes(part)) ?? [];
  const [, openXml] = openXmlFormats.find(([type]) => type === mainPart) ?? [];
  return openXml ?? byPart.find(([part]) => names.some((name) => part.test(name)))?.[1];
}

async function byOwnType({ beginning }: ZipDirectory): Promise<FileFormat | undefined> {
  const type = (await beginning('mimetype'))?.trim();
  if (type === epub.mediaType) return epub;
  if (!type?.startsWith('application/vnd.oasis.opendocument.')) return undefined;
  const body = (await beginning('content.xml')) ?? (await beginning('META-INF/manifest.xml'));
  const version = /(?:office|manifest):version=["'](\d\.\d)/.exec(body ?? '')?.[1];
  return openDocumentFormat(type, version ?? null);
}

async function byNames({ entries, beginning }: ZipDirectory): Promise<FileFormat | undefined> {
  const names = [...entries.keys()];
  const format = formatOfParts(names);
  if (format?.mediaType !== 'application/ofd') return format;
  const root = await beginning(names.find((name) => /^OFD\.xml$/i.test(name)) ?? '');
  const version = /<(?:\w+:)?OFD\b[^>]*\bVersion=["']([\d.]+)/.exec(root ?? '')?.[1];
  return { ...format, version: version ?? null };
}
