import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { serifFont } from '../conversion/serif-font.ts';
import { sfntOf } from '../conversion/woff.ts';
import { givenOfd, pageParts, textXml } from './given-ofd.test-fixture.ts';
import { drawOfdPage, readOfdRuns } from './read-ofd.ts';

async function drawn(content: string, resources = '') {
  await using ofd = await givenOfd(pageParts(content, resources));
  const drawing = await drawOfdPage(ofd.path, 1);
  if (drawing.kind === 'failed') throw new Error(drawing.reason);
  return drawing;
}

const path = (attributes: string, inside: string) =>
  `<ofd:PathObject ID="5" Boundary="10 10 20 20" ${attributes}>${inside}</ofd:PathObject>`;

test('every letter of path data is drawn as the curve it stands for', async () => {
  const { svg } = await drawn(
    path(
      'LineWidth="0.5"',
      '<ofd:AbbreviatedData>S 0 0 L 1 1 Q 2 2 3 3 B 4 4 5 5 6 6 A 7 7 0 1 0 8 8 C</ofd:AbbreviatedData>',
    ),
  );
  expect(svg).toContain('d="M0 0L1 1Q2 2 3 3C4 4 5 5 6 6A7 7 0 1 0 8 8Z" fill="none"');
  expect(svg).toContain('stroke="#000000" stroke-width="0.5"');
});

test('colours are those of their space, with their opacity; a gradient keeps its place', async () => {
  const square = '<ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 C</ofd:AbbreviatedData>';
  const cmyk = '<ofd:ColorSpaces><ofd:ColorSpace ID="6" Type="CMYK"/></ofd:ColorSpaces>';
  const { svg } = await drawn(
    path(
      'Stroke="false" Fill="true"',
      `<ofd:FillColor Value="0 255 255 0" ColorSpace="6" Alpha="51"/>${square}`,
    ),
    cmyk,
  );
  expect(svg).toContain('fill="#ff0000" fill-opacity="0.2"');
  const shaded =
    '<ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="9 0" Extend="3"><ofd:Segment Position="0"><ofd:Color Value="255 0 0"/></ofd:Segment><ofd:Segment Position="1"><ofd:Color Value="0 0 255"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>';
  const gradient = await drawn(path('Stroke="false" Fill="true"', shaded + square));
  expect(gradient.svg).toContain(
    '<linearGradient id="o1" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="9" y2="0"><stop offset="0" stop-color="#ff0000" stop-opacity="1"/><stop offset="1" stop-color="#0000ff" stop-opacity="1"/></linearGradient>',
  );
});

test('a text in a font that is only named is set character by character in one like it', async () => {
  const { svg } = await drawn(textXml('防汛'));
  expect(svg).toContain('font-size="5" x="0 5" y="5 5">防汛</text>');
  expect(svg).toContain('&quot;宋体&quot;, SimSun');
  // In the fonts of Windows for Chinese, Latin letters are half as wide as characters; in others they are not.
  const mixed = await drawn(textXml('（A1）'));
  expect(mixed.svg).toContain(
    '>（<tspan style="font-feature-settings:&quot;hwid&quot;">A1</tspan>）</text>',
  );
});

test('what is not drawn is said', async () => {
  const image = '<ofd:ImageObject ID="5" Boundary="0 0 9 9" CTM="9 0 0 9 0 0" ResourceID="77"/>';
  const { notes } = await drawn(`${image}<ofd:VideoObject ID="6" Boundary="0 0 1 1"/>`);
  expect(notes).toEqual(['引用的图像不在 OFD 内，没有画出', 'VideoObject 没有画出']);
});

test('a glyph of an embedded font is drawn by its outline, and read as the character that it draws', async () => {
  const woff = '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-400-normal.woff';
  const font = sfntOf(readFileSync(fileURLToPath(import.meta.resolve(woff))));
  const { id } = serifFont('chinese-simplified-400').glyphForCodePoint('防'.codePointAt(0) ?? 0);
  const glyph = `<ofd:CGTransform CodePosition="0"><ofd:Glyphs>${id}</ofd:Glyphs></ofd:CGTransform>`;
  const text = textXml('¤').replace('Font="2"', 'Font="6"').replace('<ofd:TextCode', `${glyph}$&`);
  const named =
    '<ofd:Fonts><ofd:Font ID="6" FontName="子集"><ofd:FontFile>Res/f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>';
  await using ofd = await givenOfd({ ...pageParts(text, named), 'Doc_0/Res/f.ttf': font });
  expect(await readOfdRuns(ofd.path)).toMatchObject({ kind: 'read', texts: ['防'] });
  const drawing = await drawOfdPage(ofd.path, 1);
  const svg = drawing.kind === 'drawn' ? drawing.svg : '';
  expect(svg).toMatch(/<path id="o1" d="M[\d.]/);
  expect(svg).toContain('<use href="#o1" transform="translate(0 5) scale(0.005 -0.005)"/>');
  expect(svg).toContain('opacity="0"');
});
