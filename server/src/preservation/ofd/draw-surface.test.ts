import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writePng } from '../conversion/raster/write-png.ts';
import { sfntOf } from '../conversion/woff.ts';
import { givenOfd, pageParts, pageXml } from './given-ofd.test-fixture.ts';
import { drawOfdPage } from './read-ofd.ts';

const woff = '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-400-normal.woff';
const dot = writePng({ width: 1, height: 1, pixels: new Uint8Array([9, 9, 9, 255]) });
const picture = (id: string, file: string) =>
  `<ofd:MultiMedia ID="${id}" Type="Image"><ofd:MediaFile>Res/${file}</ofd:MediaFile></ofd:MultiMedia>`;
const resources = `<ofd:Fonts><ofd:Font ID="6" FontName="子集"><ofd:FontFile>Res/f.ttf</ofd:FontFile></ofd:Font></ofd:Fonts><ofd:MultiMedias>${picture('20', 'a.png')}${picture('21', 'mask.png')}</ofd:MultiMedias>`;
const held = {
  'Doc_0/Res/f.ttf': sfntOf(readFileSync(fileURLToPath(import.meta.resolve(woff)))),
  'Doc_0/Res/a.png': dot,
  'Doc_0/Res/mask.png': writePng({ width: 1, height: 1, pixels: new Uint8Array(4).fill(255) }),
};

async function drawn(content: string) {
  await using ofd = await givenOfd({ ...pageParts(content, resources), ...held });
  const drawing = await drawOfdPage(ofd.path, 1);
  if (drawing.kind === 'failed') throw new Error(drawing.reason);
  return drawing;
}

const square = (fill: string) =>
  `<ofd:PathObject ID="5" Boundary="10 10 20 20" Stroke="false" Fill="true"><ofd:FillColor>${fill}</ofd:FillColor><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 C</ofd:AbbreviatedData></ofd:PathObject>`;
const pattern = (attributes = '') =>
  `<ofd:Pattern Width="4" Height="3" ${attributes}><ofd:CellContent><ofd:PathObject ID="7" Boundary="0 0 4 3" LineWidth="0.1"><ofd:AbbreviatedData>M 0 0 L 4 3</ofd:AbbreviatedData></ofd:PathObject></ofd:CellContent></ofd:Pattern>`;
const text = (inside: string, font = '6') =>
  `<ofd:TextObject ID="4" Boundary="2 16 40 12" Font="${font}" Size="10">${inside}<ofd:TextCode X="0" Y="9" DeltaX="10">兰台</ofd:TextCode></ofd:TextObject>`;
const image = (attributes: string, inside = '') =>
  `<ofd:ImageObject ID="8" Boundary="2 30 18 18" CTM="18 0 0 18 0 0" ${attributes}>${inside}</ofd:ImageObject>`;

test('a surface is covered by the cell of its pattern, step by step', async () => {
  const { svg, notes } = await drawn(square(pattern('XStep="6" YStep="2" CTM="2 0 0 2 1 1"')));
  expect(svg).toContain(
    '<pattern id="o2" patternUnits="userSpaceOnUse" width="6" height="3" patternTransform="matrix(2 0 0 2 1 1)"><svg width="4" height="3">',
  );
  expect(svg).toContain('d="M0 0L9 0L9 9Z" fill="url(#o2)"');
  expect(notes).toEqual([]);
});

test('a pattern that is mirrored has a tile of four cells, and one of the page begins in its corner', async () => {
  const { svg } = await drawn(square(pattern('ReflectMethod="RowAndColumn" RelativeTo="Page"')));
  expect(svg).toContain('width="8" height="6" patternTransform="matrix(1 0 0 1 -10 -10)"');
  expect(svg.match(/<svg width="4" height="3">/g)).toHaveLength(4);
  expect(svg).toContain('<g transform="translate(8 0) scale(-1 1) translate(0 6) scale(1 -1)">');
});

test('a pattern in the cell of a pattern ends at a depth, and the file fails alone', async () => {
  const nested = Array.from({ length: 40 }).reduce<string>(
    (inner) =>
      `<ofd:Pattern Width="4" Height="3"><ofd:CellContent>${square(inner)}</ofd:CellContent></ofd:Pattern>`,
    pattern(),
  );
  await using ofd = await givenOfd(pageParts(square(nested)));
  expect(await drawOfdPage(ofd.path, 1)).toEqual({
    kind: 'failed',
    reason: '复合图元层层相套，或套住了自己，已停止',
  });
});

test('a gradient runs over a whole text, seen through the shapes of its characters', async () => {
  const shaded =
    '<ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="20 0"><ofd:Segment><ofd:Color Value="255 0 0"/></ofd:Segment><ofd:Segment><ofd:Color Value="0 0 255"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>';
  const { svg } = await drawn(text(shaded));
  expect(svg).toMatch(
    /<clipPath id="o4"><use href="#o2" [^>]*\/><use href="#o3" [^>]*\/><\/clipPath>/,
  );
  expect(svg).toContain(
    '<rect x="-10" y="-11" width="50" height="40" fill="url(#o1)" clip-path="url(#o4)"/>',
  );
});

test('a clip may have the shape of a text, in an embedded font or another', async () => {
  const clip = (font: string) =>
    `<ofd:Clips><ofd:Clip><ofd:Area CTM="0.1 0 0 0.1 0 0"><ofd:Text Font="${font}" Size="8"><ofd:TextCode X="1" Y="2">兰</ofd:TextCode></ofd:Text></ofd:Area></ofd:Clip></ofd:Clips>`;
  const embedded = await drawn(image('ResourceID="20"', clip('6')));
  expect(embedded.svg).toMatch(
    /<clipPath id="o3"><use href="#o2" transform="matrix\(0.1 0 0 0.1 0 0\) translate\(1 2\) scale/,
  );
  const named = await drawn(image('ResourceID="20"', clip('2')));
  expect(named.svg).toMatch(
    /<clipPath id="o2"><text [^>]*transform="matrix\(0.1 0 0 0.1 0 0\)">兰/,
  );
  expect([...embedded.notes, ...named.notes]).toEqual([]);
});

test('a clip that does not follow the CTM lies in the boundary of its object', async () => {
  const clips = (attributes: string) =>
    `<ofd:Clips ${attributes}><ofd:Clip><ofd:Area><ofd:Path Boundary="1 1 5 5"><ofd:AbbreviatedData>M 0 0 L 5 0 L 5 5 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>`;
  const follows = await drawn(image('ResourceID="20"', clips('')));
  expect(follows.svg).toContain('d="M0 0L5 0L5 5Z" transform="matrix(1 0 0 1 1 1)"');
  expect(follows.svg).toContain('<g transform="matrix(18 0 0 18 2 30)"><g clip-path="url(#o2)">');
  const stays = await drawn(image('ResourceID="20"', clips('TransFlag="false"')));
  expect(stays.svg).toContain('d="M0 0L5 0L5 5Z" transform="matrix(1 0 0 1 3 31)"');
  expect(stays.svg).toContain('<g clip-path="url(#o2)"><g transform="matrix(18 0 0 18 2 30)">');
});

test('an image shows where its mask is white, and has its frame', async () => {
  const border =
    '<ofd:Border LineWidth="0.5" HorizonalCornerRadius="2"><ofd:BorderColor Value="0 0 255"/></ofd:Border>';
  const { svg, notes } = await drawn(image('ResourceID="20" ImageMask="21"', border));
  expect(svg).toContain(
    '<mask id="o2" maskUnits="userSpaceOnUse" x="0" y="0" width="1" height="1">',
  );
  expect(svg).toContain('<g mask="url(#o2)"><use href="#o1"/></g>');
  expect(svg).toContain(
    '<rect x="2" y="30" width="18" height="18" rx="2" fill="none" stroke="#0000ff" stroke-width="0.5"',
  );
  expect(notes).toEqual([]);
});

test('an image that cannot be drawn leaves a frame that says so at its place', async () => {
  const { svg, notes } = await drawn(image('ResourceID="99"'));
  expect(svg).toContain('<rect x="2" y="30" width="18" height="18" fill="none" stroke="#8c8c8c"');
  expect(svg).toContain('>图像未能显示</text>');
  expect(notes).toEqual(['引用的图像不在 OFD 内，没有画出']);
});

test('an ellipse of colours is a circle pressed flat and turned', async () => {
  const { svg } = await drawn(
    square(
      '<ofd:RadialShd StartPoint="8 6" EndPoint="8 6" EndRadius="8" Eccentricity="0.8" Angle="30"><ofd:Segment><ofd:Color Value="0 0 0"/></ofd:Segment></ofd:RadialShd>',
    ),
  );
  expect(svg).toContain(
    'cx="8" cy="6" r="8" gradientTransform="translate(8 6) rotate(30) scale(1 0.6) translate(-8 -6)"',
  );
});

test('a template lies as high as its ZOrder says', async () => {
  const layer = (type: string, x: number) =>
    `<ofd:Layer ID="3" Type="${type}"><ofd:PathObject ID="5" Boundary="${x} 0 1 1"><ofd:AbbreviatedData>M ${x} 0 L 1 1</ofd:AbbreviatedData></ofd:PathObject></ofd:Layer>`;
  const orderOf = async (zOrder: string) => {
    const content = ['Foreground', 'Body', 'Background'].map((type, at) => layer(type, at + 1));
    const page = pageXml('', `<ofd:Template TemplateID="9" ZOrder="${zOrder}"/>`);
    await using ofd = await givenOfd({
      ...pageParts(''),
      'Doc_0/Tpls/Content.xml': pageXml(layer('Body', 9))
        .replaceAll('<ofd:Layer ID="3">', '')
        .replace('</ofd:Layer></ofd:Content>', '</ofd:Content>'),
      'Doc_0/Pages/Page_0/Content.xml': page.replace(
        '<ofd:Layer ID="3"></ofd:Layer>',
        content.join(''),
      ),
    });
    const drawing = await drawOfdPage(ofd.path, 1);
    const svg = drawing.kind === 'drawn' ? drawing.svg : '';
    return [...svg.matchAll(/d="M(\d) 0/g)].map(([, x]) => Number(x));
  };
  expect(await orderOf('Background')).toEqual([9, 3, 2, 1]);
  expect(await orderOf('Body')).toEqual([3, 9, 2, 1]);
  expect(await orderOf('Foreground')).toEqual([3, 2, 1, 9]);
});
