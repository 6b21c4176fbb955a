import { formatRule, judgeFormat } from '@lantai/contract/preservation/format-rule.ts';
import { failed, ofEachComponent, passed, type RecordCheck } from '../check.ts';
import { formatOf, isEep } from '../content-format.ts';
import { convertedIn } from './converted-files.ts';
import { registeredFormat, standingWords } from './registered-format.ts';

/** 3-5: a format that is kept for good, by the agency's register before the rule for all; an original in another is there beside what it was converted to. */
export const formatLasts: RecordCheck = {
  code: '3-5',
  async look(subject) {
    const { category } = subject.known.record;
    const { keptFormats, furtherFormats } = subject.policy;
    const converted = await convertedIn(subject);
    const seen = await ofEachComponent(subject, async (path, row) => {
      const format = (await isEep(path)) ? 'EEP' : await formatOf(path, row.file_name);
      const registered = await registeredFormat(subject, path, row.file_name);
      const standing = registered?.standing;
      const expected = standing
        ? `长期保存格式（${standingWords[standing]}）`
        : `长期保存格式（${formatRule.source}，或检测方案所列）`;
      const said = registered ? `${format}（${registered.name}）` : format;
      // DA/T 48: what a package holds is in it; the package itself is XML. What the register says goes before the
      // lists of the policy, and neither lifts 8.3.2.
      const lasts =
        format === 'EEP' ||
        (!standing && [...keptFormats, ...furtherFormats].includes(format)) ||
        judgeFormat({ category, role: row.role, format, standing }).conforming;
      if (lasts) return passed(row.file_name, expected, said);
      const rendition = converted.get(row.id);
      return rendition === undefined
        ? failed(row.file_name, expected, `${said}，没有转换件`)
        : passed(row.file_name, expected, `${said}，已转换为 ${rendition}`);
    });
    return { seen, tool: { name: '兰台格式规则', version: formatRule.version } };
  },
};
