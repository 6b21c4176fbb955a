import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { failed, ofEachComponent, passed, type RecordCheck } from '../check.ts';
import { formatOf } from '../content-format.ts';

// GB/T 18894-2016, 8.3.2–8.3.4; OFD by GB/T 33190.
const documents = ['PDF', 'OFD', 'RTF', 'WPS', 'DOCX', 'JPG', 'TIF', 'PNG'];
const drawings = ['SVG', 'SWF', 'WMF', 'EMF', 'EPS', 'DXF', 'STEP'];
const tables = ['ET', 'XLS', 'DBF', 'XML'];

/** 8.3.5–8.3.7. */
const ofCategory: Partial<Record<CategoryCode, readonly string[]>> = {
  KJ: [...documents, ...drawings],
  ZY: [...documents, ...drawings, ...tables],
  KU: [...documents, ...tables],
  SJ: [...documents, ...tables],
  ZP: ['JPG', 'TIF'],
  LY: ['WAV', 'MP3'],
  LX: ['MPG', 'MP4', 'FLV', 'AVI', 'MXF'],
  YJ: ['EML', ...documents],
  WY: ['HTML', ...documents],
  MT: ['HTML', ...documents],
};

// 8.3.2: the body of a document and its handling sheet are in a fixed layout.
const fixedLayout = ['PDF', 'OFD'];
const fixedRoles = ['original', 'final-draft', 'handling-form'];

/** 3-3: a format that is open and lasts, by category and by the bytes, not by the name. */
export const formatIsAllowed: RecordCheck = {
  code: '3-3',
  async look(subject) {
    const { category } = subject.known.record;
    const seen = await ofEachComponent(subject, async (path, { file_name: name, role }) => {
      const format = await formatOf(path, name);
      const isFixed = category === 'WS' && fixedRoles.includes(role);
      const allowed = [
        ...(isFixed ? fixedLayout : (ofCategory[category] ?? documents)),
        ...subject.policy.furtherFormats,
      ];
      return (allowed.includes(format) ? passed : failed)(name, allowed.join('、'), format);
    });
    return { seen };
  },
};
