import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import { writePng } from '#preservation/conversion/raster/write-png.ts';
import { sfntOf } from '#preservation/conversion/woff.ts';
import { jbig2Of } from '#preservation/ofd/given-jbig2.test-fixture.ts';
import { packed, pageParts, pageXml, rootXml } from '#preservation/ofd/given-ofd.test-fixture.ts';
import { bmpPicture, gifPicture, tiffPicture } from './samples.ts';

const woff = '@fontsource/noto-serif-sc/files/noto-serif-sc-4-400-normal.woff';
const trueType = sfntOf(readFileSync(fileURLToPath(import.meta.resolve(woff))));
const characters = (create(trueType) as Font).characterSet
  .slice(0, 4)
  .map((point) => String.fromCodePoint(point))
  .join('');

/** Outlines without the frame of a font around them, as some producers embed them. */
const bareCff = readFileSync(
  fileURLToPath(import.meta.resolve('pdfjs-dist/standard_fonts/FoxitSymbol.pfb')),
);

const pixels = new Uint8Array(8 * 8 * 4).fill(200);
const pictures: Readonly<Record<string, Uint8Array>> = {
  'a.png': writePng({ width: 8, height: 8, pixels }),
  'b.bmp': bmpPicture(),
  'c.tif': tiffPicture(),
  'd.gif': gifPicture(),
  'e.jb2': jbig2Of({ width: 40, height: 30, region: { width: 40, height: 30 } }),
};

const names = Object.keys(pictures);
const media = names
  .map(
    (name, at) =>
      `<ofd:MultiMedia ID="${20 + at}" Type="Image"><ofd:MediaFile>Res/${name}</ofd:MediaFile></ofd:MultiMedia>`,
  )
  .join('');

const resources = `<ofd:Fonts><ofd:Font ID="6" FontName="甲"><ofd:FontFile>Res/f.ttf</ofd:FontFile></ofd:Font><ofd:Font ID="7" FontName="乙"><ofd:FontFile>Res/f.cff</ofd:FontFile></ofd:Font></ofd:Fonts>
<ofd:ColorSpaces><ofd:ColorSpace ID="8" Type="CMYK" BitsPerComponent="8"><ofd:Palette><ofd:CV>0 9 9 0</ofd:CV></ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>
<ofd:DrawParams><ofd:DrawParam ID="10" LineWidth="0.5" Relative="11"/><ofd:DrawParam ID="11" Cap="Round" DashPattern="1 2"/></ofd:DrawParams>
<ofd:MultiMedias>${media}</ofd:MultiMedias>
<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="12" Width="9" Height="9"><ofd:Content><ofd:PathObject ID="13" Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 A 3 3 0 1 0 5 5 Q 1 2 3 4 B 1 2 3 4 5 6 C</ofd:AbbreviatedData></ofd:PathObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;

const square = (fill: string) =>
  `<ofd:PathObject ID="30" Boundary="1 1 9 9" CTM="1 0.1 0 1 2 2" Fill="true" DrawParam="10" Alpha="99"><ofd:FillColor ColorSpace="8" Index="0">${fill}</ofd:FillColor><ofd:AbbreviatedData>M 0 0 L 9 0 L 9 9 C</ofd:AbbreviatedData></ofd:PathObject>`;
const segments =
  '<ofd:Segment Position="0"><ofd:Color Value="255 0 0"/></ofd:Segment><ofd:Segment Position="1"><ofd:Color Value="0 0 255" Alpha="9"/></ofd:Segment>';
const cell = `<ofd:Pattern Width="3" Height="3" XStep="4" ReflectMethod="Column" RelativeTo="Page"><ofd:CellContent>${square('')}</ofd:CellContent></ofd:Pattern>`;
const text = (font: number, fill = '') =>
  `<ofd:TextObject ID="31" Boundary="1 20 60 8" Font="${font}" Size="5" HScale="0.9"><ofd:FillColor Value="1 2 3">${fill}</ofd:FillColor><ofd:CGTransform CodePosition="1" CodeCount="2" GlyphCount="1"><ofd:Glyphs>2</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="5" DeltaX="g 2 5 4" DeltaY="0 0 1">${characters}</ofd:TextCode></ofd:TextObject>`;
const clips =
  '<ofd:Clips TransFlag="false"><ofd:Clip><ofd:Area CTM="1 0 0 1 1 1"><ofd:Path Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 L 9 9 L 0 9 C</ofd:AbbreviatedData></ofd:Path><ofd:Text Font="6" Size="5"><ofd:TextCode X="0" Y="5">中</ofd:TextCode></ofd:Text></ofd:Area></ofd:Clip></ofd:Clips>';
const images = names
  .map(
    (_, at) =>
      `<ofd:ImageObject ID="32" Boundary="${at * 9} 30 8 8" CTM="8 0 0 8 0 0" ResourceID="${20 + at}" ImageMask="20">${clips}<ofd:Border LineWidth="1"/></ofd:ImageObject>`,
  )
  .join('');
const content = [
  square(
    `<ofd:AxialShd StartPoint="0 0" EndPoint="9 0" MapType="Repeat" MapUnit="3">${segments}</ofd:AxialShd>`,
  ),
  square(
    `<ofd:RadialShd StartPoint="1 1" EndPoint="4 4" EndRadius="3" Eccentricity="0.5">${segments}</ofd:RadialShd>`,
  ),
  square(cell),
  text(6),
  text(7, cell),
  text(2),
  images,
  '<ofd:PageBlock><ofd:CompositeObject ID="33" Boundary="60 1 9 9" ResourceID="12" BlendMode="Multiply"/></ofd:PageBlock>',
].join('');

/** For tests: a small OFD that has nearly all that an OFD may have, so that all of its reading is come to. */
export function richOfd(): Uint8Array {
  const parts = pageParts('', resources);
  const document = parts['Doc_0/Document.xml'].replace(
    '</ofd:Document>',
    '<ofd:Annotations>Annots.xml</ofd:Annotations><ofd:Attachments>Attachs.xml</ofd:Attachments><ofd:CustomTags>Tags.xml</ofd:CustomTags></ofd:Document>',
  );
  return packed({
    ...parts,
    'Doc_0/Document.xml': document,
    'Doc_0/Tpls/Content.xml': pageXml(text(2)),
    'Doc_0/Pages/Page_0/Content.xml': pageXml(
      content,
      '<ofd:Area><ofd:PhysicalBox>0 0 90 40</ofd:PhysicalBox></ofd:Area><ofd:Template TemplateID="9" ZOrder="Body"/>',
    ),
    'Doc_0/Annots.xml': rootXml(
      'Annotations',
      '<ofd:Page PageID="1"><ofd:FileLoc>Annot.xml</ofd:FileLoc></ofd:Page>',
    ),
    'Doc_0/Annot.xml': rootXml(
      'PageAnnot',
      `<ofd:Annot ID="40" Type="Stamp"><ofd:Appearance Boundary="5 5 9 9">${square('')}</ofd:Appearance></ofd:Annot>`,
    ),
    'Doc_0/Attachs.xml': rootXml(
      'Attachments',
      '<ofd:Attachment ID="41" Name="原文" Format="txt"><ofd:FileLoc>a.txt</ofd:FileLoc></ofd:Attachment>',
    ),
    'Doc_0/a.txt': '原文',
    'Doc_0/Tags.xml': rootXml(
      'CustomTags',
      '<ofd:CustomTag TypeID="发票"><ofd:SchemaLoc>x.xsd</ofd:SchemaLoc><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag>',
    ),
    'Doc_0/Tag.xml':
      '<发票><号码><ofd:ObjectRef xmlns:ofd="http://www.ofdspec.org/2016" PageRef="1">31</ofd:ObjectRef></号码></发票>',
    'Doc_0/Res/f.ttf': trueType,
    'Doc_0/Res/f.cff': bareCff,
    ...Object.fromEntries(names.map((name) => [`Doc_0/Res/${name}`, pictures[name] ?? ''])),
  });
}
