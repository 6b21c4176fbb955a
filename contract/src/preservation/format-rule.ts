import { type CategoryCode, categoryCode } from '../classification/category.ts';
import type { ComponentRole } from '../records/component-role.ts';

/** Which edition of the list below judged a file; kept with every judgement that is kept. */
export const formatRule = { version: '2026-1', source: 'GB/T 18894-2016，8.3' } as const;

export type ConversionTarget = 'pdf' | 'png' | 'tiff';
export const targetFormats: Record<ConversionTarget, string> = {
  pdf: 'PDF',
  png: 'PNG',
  tiff: 'TIF',
};

type Allowance = {
  readonly formats: readonly string[];
  /** What the archive converts the others to; null where it has no tool for that. */
  readonly target: ConversionTarget | null;
  readonly clause: string;
};

const layout: Allowance = { formats: ['PDF', 'OFD'], target: 'pdf', clause: '8.3.2、8.3.3' };
const texts: Allowance = {
  formats: ['PDF', 'OFD', 'RTF', 'WPS', 'DOCX', 'JPG', 'TIF', 'PNG'],
  target: 'pdf',
  clause: '8.3.3',
};
const byCategory: Partial<Record<CategoryCode, Allowance>> = {
  // Drawings may be vector or solid models beside what any text may be.
  KJ: {
    ...texts,
    formats: [...texts.formats, 'SVG', 'SWF', 'WMF', 'EMF', 'EPS', 'DXF', 'STEP'],
    clause: '8.3.3、8.3.4',
  },
  ZP: { formats: ['JPG', 'TIF'], target: 'tiff', clause: '8.3.6' },
  LY: { formats: ['WAV', 'MP3'], target: null, clause: '8.3.6' },
  LX: { formats: ['MPG', 'MP4', 'FLV', 'AVI', 'MXF'], target: null, clause: '8.3.6' },
  SJ: {
    formats: ['ET', 'XLS', 'DBF', 'XML', 'PDF', 'OFD'],
    target: 'pdf',
    clause: '8.3.5',
  },
  YJ: { formats: ['EML'], target: null, clause: '8.3.7' },
  WY: { formats: ['HTML', ...texts.formats], target: 'pdf', clause: '8.3.7' },
  MT: { formats: ['HTML', ...texts.formats], target: 'pdf', clause: '8.3.7' },
};

/** 公文正本、定稿、公文处理单: nothing but a layout format (8.3.2). */
const layoutOnly: readonly ComponentRole[] = ['original', 'final-draft', 'handling-form'];
const documents: readonly CategoryCode[] = [categoryCode.enum.WS];

export type FormatVerdict = {
  readonly conforming: boolean;
  /** The agency does not take files of this format, or no agency does unless it decides to. */
  readonly refused: boolean;
  readonly target: ConversionTarget | null;
  readonly clause: string;
};

type Judged = {
  readonly category: CategoryCode;
  readonly role: ComponentRole;
  readonly format: string;
  /** What the agency's register of formats says; undefined where it leaves it to the rule. */
  readonly standing?: 'accepted' | 'convert' | 'refused' | undefined;
};

export const registerClause = '格式登记册';

/**
 * Whether a file has a format in which records of its category are kept, and if not, which it is to have.
 * An agency may accept further formats and refuse any; it cannot lift 8.3.2.
 */
export function judgeFormat({ category, role, format, standing }: Judged): FormatVerdict {
  const strict = documents.includes(category) && layoutOnly.includes(role);
  const { formats, target, clause } = strict ? layout : (byCategory[category] ?? texts);
  if (standing === 'refused')
    return { conforming: false, refused: true, target: null, clause: registerClause };
  if (standing === 'convert')
    return { conforming: false, refused: false, target, clause: registerClause };
  if (standing === 'accepted' && !strict)
    return { conforming: true, refused: false, target, clause: registerClause };
  return { conforming: formats.includes(format), refused: false, target, clause };
}

/** What the archive can make out of what. Word and Excel only where LibreOffice is there. */
const withoutTools: Record<ConversionTarget, readonly string[]> = {
  pdf: ['JPG', 'PNG', 'TIF', 'BMP', 'GIF', 'TXT'],
  png: ['TIF', 'BMP', 'GIF'],
  tiff: ['BMP', 'GIF'],
};
const byLibreOffice: readonly string[] = [
  ...['DOC', 'DOCX', 'RTF', 'WPS', 'ODT', 'XLS', 'XLSX', 'ET', 'ODS', 'CSV'],
  ...['PPT', 'PPTX', 'DPS', 'ODP', 'HTML'],
];

export type Converter = 'built-in' | 'libreoffice';

/** Who makes `target` out of `format`; undefined where nobody does. */
export function converterFor(format: string, target: ConversionTarget): Converter | undefined {
  if (withoutTools[target].includes(format)) return 'built-in';
  return target === 'pdf' && byLibreOffice.includes(format) ? 'libreoffice' : undefined;
}
