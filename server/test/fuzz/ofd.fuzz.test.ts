import { expect, test } from 'vitest';
import { drawOfdPage, readOfdOutline, readOfdRuns } from '#preservation/ofd/read-ofd.ts';
import { markupInjury } from './damage.ts';
import { type FuzzedParser, faultsOf } from './fuzz-parser.ts';
import { richOfd } from './rich-ofd.ts';
import { realFiles } from './samples.ts';

const ofd = {
  fileName: 'a.ofd',
  injuries: markupInjury,
  surprised: /OFD 内部结构有误|占用内存过多/u,
  samples: [
    richOfd(),
    richOfd(),
    ...realFiles('ofd', [
      // A seal whose picture is an OFD, and a picture in JBIG2; an embedded font; attachments and tags.
      'ofdrw-sign-signedFile.ofd',
      'ofdrw-converter-z.ofd',
      'ofdrw-converter-SignScaleError.ofd',
      'ofdrw-layout-fptpl.ofd',
    ]),
  ],
};

// Pages, attachments and tags are asked for together; signatures in documents.fuzz.test.ts.
const parsers: Record<string, FuzzedParser['parse']> = {
  'its pages, attachments and tags': (path) => readOfdOutline(path),
  'its text with places': (path) => readOfdRuns(path),
  'its first page drawn': (path) => drawOfdPage(path, 1),
};

test.each(Object.entries(parsers))(
  'an OFD damaged in a thousand ways is read or refused: %s',
  async (_, parse) => {
    expect(await faultsOf({ ...ofd, parse })).toEqual([]);
  },
  300_000,
);
