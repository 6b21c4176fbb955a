import { formatRule, judgeFormat } from '@lantai/contract/preservation/format-rule.ts';
import { failed, ofEachComponent, passed, type RecordCheck } from '../check.ts';
import type { CheckSubject } from '../check-subject.ts';
import { formatOf, isEep } from '../content-format.ts';

/** 3-5: a format that is kept for good; an original in another is there beside what it was converted to. */
export const formatLasts: RecordCheck = {
  code: '3-5',
  async look(subject) {
    const { category } = subject.known.record;
    const { keptFormats, furtherFormats } = subject.policy;
    const converted = await convertedIn(subject);
    const seen = await ofEachComponent(subject, async (path, row) => {
      const format = (await isEep(path)) ? 'EEP' : await formatOf(path, row.file_name);
      const expected = `长期保存格式（${formatRule.source}，或检测方案所列）`;
      // DA/T 48: what a package holds is in it; the package itself is XML.
      const lasts =
        format === 'EEP' ||
        [...keptFormats, ...furtherFormats].includes(format) ||
        judgeFormat({ category, role: row.role, format }).conforming;
      if (lasts) return passed(row.file_name, expected, format);
      const rendition = converted.get(row.id);
      return rendition === undefined
        ? failed(row.file_name, expected, `${format}，没有转换件`)
        : passed(row.file_name, expected, `${format}，已转换为 ${rendition}`);
    });
    return { seen, tool: { name: '兰台格式规则', version: formatRule.version } };
  },
};

/** Renditions that are kept, by the component they were made of. */
async function convertedIn({
  components,
  conversions,
}: CheckSubject): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { row, path } of components) {
    const source = conversions.get(row.id);
    if (source !== undefined && path !== null)
      found.set(source, await formatOf(path, row.file_name));
  }
  return found;
}
