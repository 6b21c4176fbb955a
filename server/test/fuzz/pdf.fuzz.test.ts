import { expect, test } from 'vitest';
import { examineFile } from '#preservation/formats/examine-file.ts';
import { claimOf, pdfOf } from '#preservation/formats/given-formats.test-fixture.ts';
import { readFirstPage } from '#preservation/read-first-page.ts';
import { readText } from '#preservation/read-text.ts';
import { cmsOf } from '#preservation/signatures/given-cms.test-fixture.ts';
import { signedPdf } from '#preservation/signatures/given-signed-pdf.test-fixture.ts';
import { givenSigner } from '#preservation/signatures/given-signer.test-fixture.ts';
import { readSignatures } from '#preservation/signatures/read-signatures.ts';
import { type FuzzedParser, faultsOf } from './fuzz-parser.ts';
import { realFiles } from './samples.ts';

const signer = givenSigner('SM2', '李四');
const signed = signedPdf({
  subFilter: 'adbe.pkcs7.detached',
  sign: (content) => cmsOf(signer, content),
});
const pdf = {
  fileName: 'a.pdf',
  samples: [pdfOf({ metadata: claimOf(2, 'B') }), signed, ...realFiles('laws-pdf', ['002.pdf'])],
};

const parsers: Record<string, FuzzedParser['parse']> = {
  'its format': (path) => examineFile(path, { probe: true }),
  'its text': (path) => readText(path, 'application/pdf'),
  'its first page': (path) => readFirstPage(path, 'first-page'),
  'its signatures': (path) => readSignatures(path, 'PDF'),
};

test.each(Object.entries(parsers))(
  'a PDF damaged in a thousand ways is read or refused: %s',
  async (_, parse) => {
    expect(await faultsOf({ ...pdf, surprised: /读不出其中的签名/u, parse })).toEqual([]);
  },
  300_000,
);
