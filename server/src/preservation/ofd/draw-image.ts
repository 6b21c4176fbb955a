import { childOf, type XmlNode } from '../xml/read-xml.ts';
import { drawAbsent } from './draw-absent.ts';
import { strokeOf } from './draw-path.ts';
import type { Pictures } from './draw-picture.ts';
import { boxOf, numberOf } from './geometry.ts';
import { styleOf } from './graphic-style.ts';
import type { Resource } from './ofd-resources.ts';
import { type Canvas, paintOf } from './paint.ts';
import { element, type Sheet } from './sheet.ts';

/** A picture fills the unit square, which CTM makes as large as it is to be (10); nothing where it cannot be drawn. */
export async function drawImage(
  { attributes }: XmlNode,
  media: ReadonlyMap<string, Resource>,
  pictures: Pictures,
  sheet: Sheet,
): Promise<string | undefined> {
  const { ResourceID = '', ImageMask } = attributes;
  const address = await pictures.find(media.get(ResourceID));
  if (!address) return undefined;
  const picture = element('use', { href: `#${definePicture(address, sheet)}` });
  if (ImageMask === undefined) return picture;
  const mask = await pictures.find(media.get(ImageMask));
  if (!mask) {
    sheet.notes.add('图像的掩膜读不出，整幅图像都画出了');
    return picture;
  }
  return element('g', { mask: `url(#${defineMask(mask, sheet)})` }, picture);
}

const unitSquare = { width: 1, height: 1, preserveAspectRatio: 'none' };

const definePicture = (address: string, sheet: Sheet) =>
  sheet.define(`picture ${address}`, (id) =>
    element('image', { id, ...unitSquare, href: address }),
  );

/** White shows what is below, black hides it, as in the viewers that read masks. */
function defineMask(address: string, sheet: Sheet): string {
  const units = { maskUnits: 'userSpaceOnUse', x: 0, y: 0, width: 1, height: 1 };
  return sheet.define(`mask ${address}`, (id) =>
    element('mask', { id, ...units }, element('image', { ...unitSquare, href: address })),
  );
}

export function absentImage(node: XmlNode): string {
  const box = boxOf(node.attributes.Boundary);
  return box ? drawAbsent(box, '图像未能显示') : '';
}

/** The frame around an image (10, Border), on its boundary. */
export async function borderOf(node: XmlNode, canvas: Canvas): Promise<string> {
  const border = childOf(node, 'Border');
  const box = boxOf(node.attributes.Boundary);
  if (!border || !box) return '';
  const stroke = (await paintOf(childOf(border, 'BorderColor'), canvas)) ?? {
    paint: '#000000',
    opacity: 1,
  };
  // The standard spells it so.
  const { HorizonalCornerRadius, HorizontalCornerRadius, VerticalCornerRadius } = border.attributes;
  return element('rect', {
    ...box,
    rx: numberOf(HorizonalCornerRadius ?? HorizontalCornerRadius, 0) || undefined,
    ry: numberOf(VerticalCornerRadius, 0) || undefined,
    fill: 'none',
    ...strokeOf(styleOf(border, canvas.resources, []), stroke),
  });
}
