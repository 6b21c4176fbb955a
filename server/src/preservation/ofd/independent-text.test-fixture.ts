import { unzipSync } from 'fflate';

/**
 * For tests: the characters that each page of an OFD is to show, found without any of our own code: the contents of
 * all TextCode in the page's file, its templates and its annotations.
 */
export function charactersByPage(ofd: Uint8Array): string[] {
  const files = new Map(
    Object.entries(unzipSync(ofd)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
  const documents = located(files.get('OFD.xml') ?? '', '', /DocRoot>([^<]+)</g);
  return documents.flatMap((document) => {
    const xml = files.get(document) ?? '';
    const folder = document.slice(0, document.lastIndexOf('/') + 1);
    const templates = new Map(
      tags(xml, 'TemplatePage').map((tag) => [
        attribute(tag, 'ID'),
        below(folder, attribute(tag, 'BaseLoc')),
      ]),
    );
    const [annotations = ''] = located(xml, folder, /Annotations>([^<]+)</g);
    return tags(xml, 'Page').map((tag) => {
      const page = files.get(below(folder, attribute(tag, 'BaseLoc'))) ?? '';
      const parts = [
        page,
        ...tags(page, 'Template').map(
          (one) => files.get(templates.get(attribute(one, 'TemplateID')) ?? '') ?? '',
        ),
        ...annotationsOf(files, annotations, attribute(tag, 'ID')),
      ];
      return charactersOf(parts.join(''));
    });
  });
}

function annotationsOf(files: Map<string, string>, list: string, page: string): string[] {
  const folder = list.slice(0, list.lastIndexOf('/') + 1);
  const entries = (files.get(list) ?? '').matchAll(
    /<(?:\w+:)?Page [^>]*PageID="(\w+)"[^>]*>[^<]*<(?:\w+:)?FileLoc>([^<]+)</g,
  );
  return (
    [...entries]
      .filter(([, id]) => id === page)
      .map(([, , loc = '']) => files.get(below(folder, loc)) ?? '')
      // What is not to be seen is not read either.
      .map((xml) =>
        xml.replaceAll(/<(?:\w+:)?Annot [^>]*Visible="false"[\s\S]*?<\/(?:\w+:)?Annot>/g, ''),
      )
  );
}

const tags = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g'))].map(([tag]) => tag);

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const located = (xml: string, folder: string, pattern: RegExp): string[] =>
  [...xml.matchAll(pattern)].map(([, loc = '']) => below(folder, loc));

const below = (folder: string, loc: string): string =>
  loc.startsWith('/') ? loc.slice(1) : folder + loc.trim();

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** Sorted, because in which order texts are read is another question. */
function charactersOf(written: string): string {
  const xml = written.replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1');
  const codes = [...xml.matchAll(/<(?:\w+:)?TextCode[^>]*>([^<]*)</g)].map(([, text = '']) => text);
  return sortedCharacters(
    codes
      .join('')
      .replaceAll(/&#x([\da-f]+);/gi, (_, digits: string) =>
        String.fromCodePoint(Number.parseInt(digits, 16)),
      )
      .replaceAll(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
      .replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? ''),
  );
}

export const sortedCharacters = (text: string): string =>
  Array.from(text.replaceAll(/\s/g, '')).toSorted(byCode).join('');

const byCode = (left: string, right: string) => (left < right ? -1 : Number(left > right));
