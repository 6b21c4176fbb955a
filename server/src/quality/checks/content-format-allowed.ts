import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { failed, ofEachComponent, passed, type RecordCheck } from '../check.ts';
import { formatOf } from '../content-format.ts';
import { convertedIn } from './converted-files.ts';
import { type RegisteredFormat, registeredFormat, standingWords } from './registered-format.ts';

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

/**
 * 3-3: a format that is open and lasts, by category and by the bytes, not by the name. What the agency has decided
 * of a format goes before the lists; only 8.3.2 it cannot lift.
 */
export const formatIsAllowed: RecordCheck = {
  code: '3-3',
  async look(subject) {
    const { category } = subject.known.record;
    const converted = await convertedIn(subject);
    const seen = await ofEachComponent(subject, async (path, { id, file_name: name, role }) => {
      const format = await formatOf(path, name);
      const isFixed = category === 'WS' && fixedRoles.includes(role);
      const registered = await registeredFormat(subject, path, name);
      const decided =
        registered && byRegister(registered, { isFixed, converted: converted.get(id) });
      if (decided) return (decided.isMet ? passed : failed)(name, decided.expected, decided.actual);
      const allowed = [
        ...(isFixed ? fixedLayout : (ofCategory[category] ?? documents)),
        ...subject.policy.furtherFormats,
      ];
      return (allowed.includes(format) ? passed : failed)(name, allowed.join('、'), format);
    });
    return { seen };
  },
};

type Decided = { readonly isFixed: boolean; readonly converted: string | undefined };

/** Nothing where the agency has accepted a format for what has to be in a fixed layout all the same. */
function byRegister({ standing, name }: RegisteredFormat, { isFixed, converted }: Decided) {
  const expected = standingWords[standing];
  if (standing === 'refused') return { isMet: false, expected, actual: name };
  if (standing === 'accepted') return isFixed ? undefined : { isMet: true, expected, actual: name };
  return converted === undefined
    ? { isMet: false, expected, actual: `${name}，没有转换件` }
    : { isMet: true, expected, actual: `${name}，已转换为 ${converted}` };
}
