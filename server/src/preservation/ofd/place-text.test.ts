import { expect, test } from 'vitest';
import { givenOfd, pageParts } from './given-ofd.test-fixture.ts';
import { drawOfdPage, readOfdRuns } from './read-ofd.ts';

const text = (transform: string, code: string) =>
  `<ofd:TextObject ID="4" Boundary="10 20 80 8" Font="2" Size="5">${transform}${code}</ofd:TextObject>`;

async function placed(transform: string, code: string) {
  await using ofd = await givenOfd(pageParts(text(transform, code)));
  const runs = await readOfdRuns(ofd.path);
  const drawing = await drawOfdPage(ofd.path, 1);
  if (runs.kind === 'failed' || drawing.kind === 'failed') throw new Error('not read');
  return {
    texts: runs.texts,
    width: runs.pages[0]?.[0]?.width,
    x: /<text [^>]* x="([^"]*)"/.exec(drawing.svg)?.[1],
  };
}

const transform = (position: number, codes: number, glyphs: string) =>
  `<ofd:CGTransform CodePosition="${position}" CodeCount="${codes}" GlyphCount="${glyphs.split(' ').length}"><ofd:Glyphs>${glyphs}</ofd:Glyphs></ofd:CGTransform>`;

test('distances are counted between glyphs: two characters of one ligature take one', async () => {
  const code = '<ofd:TextCode X="0" Y="5" DeltaX="4 6 4">afix</ofd:TextCode>';
  expect(await placed(transform(1, 2, '191'), code)).toEqual({
    texts: ['afix'],
    width: 12.5,
    // The font is not embedded: f and i share the six millimetres of their glyph.
    x: '0 4 7 10',
  });
});

test('one character drawn by two glyphs takes two distances and is read once', async () => {
  const code = '<ofd:TextCode X="0" Y="5" DeltaX="4 2 3">ำกข</ofd:TextCode>';
  expect(await placed(transform(0, 1, '7 8'), code)).toMatchObject({
    texts: ['ำกข'],
    x: '0 6 9',
  });
});

test('a transform without counts has a glyph for each character', async () => {
  const bare = '<ofd:CGTransform CodePosition="0"><ofd:Glyphs>1 2 3</ofd:Glyphs></ofd:CGTransform>';
  const code = '<ofd:TextCode X="0" Y="5" DeltaX="4 4">档案馆</ofd:TextCode>';
  expect(await placed(bare, code)).toMatchObject({ texts: ['档案馆'], x: '0 4 8' });
});

test('counts out of all bounds transform no more than there are', async () => {
  const huge =
    '<ofd:CGTransform CodePosition="0" CodeCount="999999" GlyphCount="999999"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform>';
  const code = '<ofd:TextCode X="0" Y="5" DeltaX="4">档案</ofd:TextCode>';
  expect(await placed(huge, code)).toMatchObject({ texts: ['档案'], x: '0 4' });
});
