import { readSealedSignature } from '../signatures/seal.ts';
import { UnreadableSignature } from '../signatures/unreadable-signature.ts';
import { drawAbsent } from './draw-absent.ts';
import { clipped } from './draw-clip.ts';
import { pictureAddress } from './draw-picture.ts';
import { type Box, boxOf } from './geometry.ts';
import type { OfdPage } from './ofd-document.ts';
import { type OfdPackage, OfdRefused, openOfdBytes } from './ofd-package.ts';
import { findOfdSignatures, type OfdSignature, type Stamp } from './ofd-signatures.ts';
import { defineClip, element, type Sheet } from './sheet.ts';

/** Draws the first page of an OFD inside of this one, for a seal whose picture is one. */
export type DrawInner = (ofd: OfdPackage, sheet: Sheet) => Promise<{ svg: string; box: Box }>;

/** The seals on a page, each where its signature puts it (18.2.3). They show nothing about being valid. */
export async function drawStamps(
  ofd: OfdPackage,
  page: OfdPage,
  sheet: Sheet,
  drawInner: DrawInner,
): Promise<string> {
  if (!page.document.signatures) return '';
  const { signatures, lost } = await findOfdSignatures(ofd);
  for (const one of lost) sheet.notes.add(one);
  const drawn: string[] = [];
  for (const signature of signatures)
    for (const stamp of signature.stamps)
      if (stamp.pageId === page.id && belongsTo(signature, page))
        drawn.push(await drawStamp(ofd, signature, stamp, sheet, drawInner));
  // A seal is ink: the white of its picture covers neither name nor date.
  return drawn.length > 0 ? element('g', { style: 'mix-blend-mode:multiply' }, drawn.join('')) : '';
}

/** Pages are numbered within their document: a seal of another document is not on this one's pages. */
const belongsTo = ({ list }: OfdSignature, { document }: OfdPage) => list === document.signatures;

async function drawStamp(
  ofd: OfdPackage,
  signature: OfdSignature,
  stamp: Stamp,
  sheet: Sheet,
  drawInner: DrawInner,
): Promise<string> {
  const box = boxOf(stamp.boundary);
  if (!box) return '';
  try {
    const drawn = await pictureIn(await sealPicture(ofd, signature), box, sheet, drawInner);
    const part = boxOf(stamp.clip);
    if (!part) return drawn;
    // A seal across several sheets: each shows its part, counted from the corner of the seal.
    const rect = element('rect', { ...part, x: box.x + part.x, y: box.y + part.y });
    return clipped(drawn, [defineClip(rect, sheet)]);
  } catch (error) {
    if (!(error instanceof OfdRefused || error instanceof UnreadableSignature)) throw error;
    sheet.notes.add(`印章（签名 ${signature.id}）的图样没有画出：${error.message}`);
    return drawAbsent(box, '印章图样未能显示');
  }
}

async function sealPicture(ofd: OfdPackage, { value }: OfdSignature): Promise<Buffer> {
  if (!value) throw new OfdRefused('没有签名值');
  const { picture } = readSealedSignature(await ofd.read(value)).seal;
  if (picture.byteLength === 0) throw new OfdRefused('印章中没有图样');
  return Buffer.from(picture);
}

async function pictureIn(
  picture: Buffer,
  box: Box,
  sheet: Sheet,
  drawInner: DrawInner,
): Promise<string> {
  if (picture.subarray(0, 2).toString('latin1') === 'PK') {
    const inner = await openOfdBytes(picture);
    try {
      const { svg, box: page } = await drawInner(inner, sheet);
      const viewBox = `0 0 ${page.width} ${page.height}`;
      return element('svg', { ...box, viewBox, preserveAspectRatio: 'none' }, svg);
    } finally {
      inner.close();
    }
  }
  const href = pictureAddress(picture, '印章', sheet);
  return href
    ? element('image', { ...box, preserveAspectRatio: 'none', href })
    : drawAbsent(box, '印章图样未能显示');
}
