import {
  ArchivalCodeError,
  formatArchivalCode,
  normaliseArchivalCode,
  parseArchivalCode,
} from '@lantai/contract/classification/archival-code.ts';
import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import { failed, passed, type RecordCheck } from '../check.ts';

/** 1-7: the archival code follows its rule; before there is one, the temporary number follows its own. */
export const codeHasForm: RecordCheck = {
  code: '1-7',
  look({ known: { record, fonds } }) {
    if (record.archival_code !== null && record.code_rule !== null)
      return { seen: [ofArchivalCode(record.archival_code, record.code_rule, fonds.code)] };
    // workflows A.5
    const form = new RegExp(`^T${RegExp.escape(fonds.code)}-\\d{4}-\\d{6}$`);
    const number = record.temporary_number ?? '';
    const judged = form.test(number) ? passed : failed;
    return { seen: [judged('临时编号', `T${fonds.code}-年度-六位流水号`, number || '没有编号')] };
  },
};

function ofArchivalCode(code: string, rule: ArchivalCodeRule, fonds: string) {
  try {
    const values = parseArchivalCode(rule, code);
    const again = formatArchivalCode(rule, values);
    const isSame = again === normaliseArchivalCode(code);
    if (values.fonds !== undefined && values.fonds !== fonds)
      return failed('档号', `全宗号 ${fonds}`, code);
    return (isSame ? passed : failed)('档号', again, code);
  } catch (error) {
    if (!(error instanceof ArchivalCodeError)) throw error;
    return failed('档号', rule.name, code, error.message);
  }
}
