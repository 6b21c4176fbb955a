import type { Font } from 'fontkit';
import { serifFont } from '../../preservation/conversion/serif-font.ts';

/**
 * Noto Serif SC (OFL 1.1) stands in for 仿宋 and 小标宋, which may not be redistributed. The Chinese
 * subset lacks ★, which 秘密★5年 needs; it comes from the subset that has it.
 */
export type DocumentFonts = { readonly plain: Font; readonly bold: Font; readonly signs: Font };

let loaded: DocumentFonts | undefined;

/** Parsed once: reading the tables anew for each document would take three times as long. */
export function documentFonts(): DocumentFonts {
  loaded ??= {
    plain: serifFont('chinese-simplified-400'),
    bold: serifFont('chinese-simplified-700'),
    signs: serifFont('109-700'),
  };
  return loaded;
}
