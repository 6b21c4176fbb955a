import { join } from 'node:path';
import { expect, test } from 'vitest';
import { convertFile } from '#preservation/conversion/convert-file.ts';
import { writePng } from '#preservation/conversion/raster/write-png.ts';
import { examineFile } from '#preservation/formats/examine-file.ts';
import { compoundOf, docxOf, wordBlock } from '#preservation/formats/given-formats.test-fixture.ts';
import {
  emlBytes,
  jpegBytes,
  msgBytes,
  tiffBytes,
  wavBytes,
} from '#preservation/given-media.test-fixture.ts';
import { readMedia } from '#preservation/read-media.ts';
import { readText } from '#preservation/read-text.ts';
import { cmsOf, sealedOver, sealOf } from '#preservation/signatures/given-cms.test-fixture.ts';
import {
  ofdParts,
  signOfd,
  zipOfd,
} from '#preservation/signatures/given-signed-ofd.test-fixture.ts';
import { givenSigner } from '#preservation/signatures/given-signer.test-fixture.ts';
import { readSignatures } from '#preservation/signatures/read-signatures.ts';
import { openStorage } from '#preservation/storage.ts';
import { markupInjury } from './damage.ts';
import { faultsOf } from './fuzz-parser.ts';
import { bmpPicture, gifPicture, realFiles, tiffPicture } from './samples.ts';

const thousandWays = 300_000;

const signer = givenSigner('SM2', '示例机关');
const seal = sealOf({
  maker: givenSigner('SM2', '示例制章中心'),
  signers: [signer],
  version: 'V4',
});
const sealedOfd = signOfd(ofdParts(), {
  type: 'Seal',
  seal,
  value: (xml) => sealedOver(xml, { signer, seal, version: 'V4' }),
});
const signedOfd = signOfd(ofdParts(), { type: 'Sign', value: (xml) => cmsOf(signer, xml) });
const ofd = {
  fileName: 'a.ofd',
  samples: [
    zipOfd(sealedOfd),
    zipOfd(signedOfd),
    ...realFiles('ofd', [
      'ofdrw-sign-signedFile.ofd',
      'ofdrw-reader-helloworld.ofd',
      'ofdrw-layout-fptpl.ofd',
      'ofdrw-sign-DigitalSign.ofd',
    ]),
  ],
};

test(
  'an OFD damaged in a thousand ways: its format',
  async () => {
    const parse = (path: string) => examineFile(path, { probe: true });
    expect(await faultsOf({ ...ofd, parse })).toEqual([]);
  },
  thousandWays,
);

test(
  'an OFD damaged in a thousand ways: its signatures and seals',
  async () => {
    const parse = (path: string) => readSignatures(path, 'OFD');
    const surprised = /读不出其中的签名/u;
    expect(await faultsOf({ ...ofd, injuries: markupInjury, surprised, parse })).toEqual([]);
  },
  thousandWays,
);

const paper = { width: 40, height: 30, pixels: new Uint8Array(40 * 30 * 4).fill(255) };

test.each([
  ['word document', 'a.docx', docxOf()],
  ['compound file', 'a.doc', compoundOf({ WordDocument: wordBlock(0xc1) })],
  ['picture', 'a.png', writePng(paper)],
  ['recording', 'a.wav', wavBytes()],
])(
  'a %s damaged in a thousand ways: its format',
  async (_, fileName, bytes) => {
    const parse = (path: string) => examineFile(path, { probe: true });
    expect(await faultsOf({ fileName, samples: [bytes], parse })).toEqual([]);
  },
  thousandWays,
);

test.each([
  ['mail', 'message/rfc822', emlBytes()],
  ['message of Outlook', 'application/vnd.ms-outlook', msgBytes()],
  ['photograph', 'image/jpeg', jpegBytes()],
  ['photograph in TIFF', 'image/tiff', tiffBytes()],
  ['recording', 'audio/wav', wavBytes()],
])(
  'a %s damaged in a thousand ways: what it says of itself',
  async (_, mediaType, bytes) => {
    const parse = (path: string) => readMedia(path, mediaType);
    expect(await faultsOf({ fileName: 'a.bin', samples: [bytes], parse })).toEqual([]);
  },
  thousandWays,
);

test.each([
  ['plain text', 'text/plain', Buffer.from('关于做好防汛工作的通知\n一、总体要求'.repeat(20))],
  ['mail', 'message/rfc822', emlBytes()],
])(
  'a %s damaged in a thousand ways: its text',
  async (_, mediaType, bytes) => {
    const parse = (path: string) => readText(path, mediaType);
    expect(await faultsOf({ fileName: 'a.bin', samples: [bytes], parse })).toEqual([]);
  },
  thousandWays,
);

test.each([
  ['PNG', 'pdf', 'image/png', writePng(paper)],
  ['TIF', 'png', 'image/tiff', tiffPicture()],
  ['BMP', 'tiff', 'image/bmp', bmpPicture()],
  ['GIF', 'png', 'image/gif', gifPicture()],
] as const)(
  'a %s damaged in a thousand ways: made into a %s',
  async (format, target, mediaType, bytes) => {
    const parse = async (path: string, folder: string) => {
      const storage = await openStorage(join(folder, 'data'));
      const source = { path, mediaType, format, title: '试验' };
      const moment = new Date('2026-03-01T09:00:00Z');
      return convertFile(storage, { source, target, moment });
    };
    expect(await faultsOf({ fileName: 'a.bin', samples: [bytes], parse })).toEqual([]);
  },
  thousandWays,
);
