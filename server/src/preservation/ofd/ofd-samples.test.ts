import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { hasRealData, realData } from '../given-store.test-fixture.ts';
import { charactersByPage, sortedCharacters } from './independent-text.test-fixture.ts';
import { drawOfdPage, readOfdRuns } from './read-ofd.ts';

/**
 * Pages, characters that are no blanks, and the digest of the text, which is not published: some look like
 * real invoices. A page of each was drawn, looked at in a browser and held against its text.
 */
const samples: Readonly<
  Record<string, readonly [pages: number, characters: number, text: string]>
> = {
  'ofdrw-archive-test-ofda.ofd': [1, 10, '3982a08300bb'],
  'ofdrw-converter-20240531141733.ofd': [1, 310, 'b955860a71b7'],
  'ofdrw-converter-SignScaleError.ofd': [1, 462, 'af4ad1cb1600'],
  'ofdrw-converter-ano.ofd': [3, 7010, '42323b3f185e'],
  'ofdrw-converter-draw_param_ref.ofd': [5, 3698, 'decd05e96cec'],
  'ofdrw-converter-helloworld.ofd': [1, 21, '3e1aef7f9657'],
  'ofdrw-converter-signout.ofd': [1, 247, '0b8580d3fb7e'],
  'ofdrw-converter-testImageOverridePage.ofd': [1, 295, '6bd68b843f40'],
  'ofdrw-converter-testPathFillOpacity.ofd': [1, 220, '28fb6134d521'],
  'ofdrw-converter-z.ofd': [4, 765, 'd57614ae4330'],
  'ofdrw-crypto-hello-integrity.ofd': [2, 1285, '3f58a8e0863d'],
  'ofdrw-layout-1-1.ofd': [3, 64, '52654c95a74b'],
  'ofdrw-layout-AddAttachment_relativepathversion.ofd': [1, 14, '75fddf5072b4'],
  'ofdrw-layout-Page5.ofd': [5, 0, '009391559b27'],
  'ofdrw-layout-ano.ofd': [2, 3513, '98a51eeb3585'],
  'ofdrw-layout-fptpl.ofd': [1, 445, '263026fe2310'],
  'ofdrw-layout-keyword.ofd': [1, 271, 'a5c35fbf7d81'],
  'ofdrw-layout-no_page_container.ofd': [1, 498, '1e2e34bd6dfa'],
  'ofdrw-reader-SESV4SignDoc.ofd': [1, 21, '3e1aef7f9657'],
  'ofdrw-reader-helloworld.ofd': [1, 21, '3e1aef7f9657'],
  'ofdrw-reader-keyword.ofd': [1, 271, 'a5c35fbf7d81'],
  'ofdrw-reader-multiKeywordInTextCode.ofd': [1, 25, '8c3ed37b099f'],
  'ofdrw-sign-DigitalSign.ofd': [1, 21, '3e1aef7f9657'],
  'ofdrw-sign-allprotected.ofd': [1, 21, '3e1aef7f9657'],
  'ofdrw-sign-helloworld.ofd': [1, 21, '3e1aef7f9657'],
  'ofdrw-sign-signedFile.ofd': [1, 538, '4ed9f5fb5af8'],
  'ofdrw-tool-Page5.ofd': [5, 0, '009391559b27'],
  'ofdrw-tool-page1.ofd': [1, 1, '6b86b273ff34'],
  'ofdrw-tool-page3.ofd': [1, 1, '4e07408562be'],
};

const folder = join(realData, 'ofd');

test.runIf(hasRealData('ofd'))('the text of every sample is read whole', async () => {
  const found: Record<string, unknown> = {};
  for (const name of readdirSync(folder)) {
    const read = await readOfdRuns(join(folder, name));
    if (read.kind === 'failed') throw new Error(`${name}: ${read.reason}`);
    const text = read.texts.join('\f');
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
    found[name] = [read.pages.length, text.replaceAll(/\s/g, '').length, digest];
  }
  expect(found).toEqual(samples);
});

/** What would act or fetch: anything but shapes, and any address but of a definition or a held picture. */
const active =
  /<(?!\/?(?:svg|defs|g|path|use|text|tspan|image|rect|clipPath|mask|pattern|linearGradient|radialGradient|stop)[\s>/])|\son\w+=|href="(?!#o\d+"|data:image\/(?:png|jpeg|gif);base64,[\w+/=]*")|url\((?!#o\d+\))|<\?|<!/;

test.runIf(hasRealData('ofd'))('every page of every sample is drawn, and is inert', async () => {
  const notDrawn: Record<string, readonly string[]> = {};
  for (const [name, [pages]] of Object.entries(samples))
    for (let page = 1; page <= pages; page += 1) {
      const drawing = await drawOfdPage(join(folder, name), page);
      if (drawing.kind === 'failed') throw new Error(`${name} ${page}: ${drawing.reason}`);
      expect(active.exec(drawing.svg)?.[0].slice(0, 80), `${name} ${page}`).toBeUndefined();
      if (drawing.notes.length > 0) notDrawn[name] = drawing.notes;
    }
  expect(notDrawn).toEqual({
    'ofdrw-layout-Page5.ofd': ['OFD 内没有“Doc_0/PublicRes.xml”'],
    'ofdrw-layout-fptpl.ofd': ['OFD 内没有“Doc_0/Signs/Signatures.xml”'],
    'ofdrw-layout-keyword.ofd': ['OFD 内没有“Doc_0/Annotations.xml”'],
    'ofdrw-reader-keyword.ofd': ['OFD 内没有“Doc_0/Annotations.xml”'],
    'ofdrw-tool-Page5.ofd': ['OFD 内没有“Doc_0/PublicRes.xml”'],
  });
});

test.runIf(hasRealData('ofd'))(
  'no character that a page of a sample has is lost, and none is added, by another reading of its files',
  async () => {
    for (const name of readdirSync(folder)) {
      const read = await readOfdRuns(join(folder, name));
      const found = read.kind === 'read' ? read.texts.map(sortedCharacters) : [];
      expect(found, name).toEqual(charactersByPage(readFileSync(join(folder, name))));
    }
  },
);

test.runIf(hasRealData('ofd'))(
  'all samples are opened, read, verified and drawn by one program that never holds 512 MB',
  async () => {
    const child = join(import.meta.dirname, 'ofd-samples.test-child.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=512',
      child,
      folder,
    ]);
    const { refused, megabytes } = JSON.parse(stdout) as { refused: string[]; megabytes: number };
    // Each reading ends by itself after ten seconds, and would stand here.
    expect(refused).toEqual([]);
    expect(megabytes).toBeLessThan(512);
  },
  120_000,
);
