import { readDocumentNumber } from '@lantai/contract/records/document-number.ts';
import { failed, notApplicable, passed, type RecordCheck } from '../check.ts';
import type { CheckSubject } from '../check-subject.ts';

type Plausible = { name: string; expected: string; actual: string; holds: boolean };

/** 1-5: values that make sense, alone and together (DA/T 18; workflows A.13). */
export const valuesArePlausible: RecordCheck = {
  code: '1-5',
  look(subject) {
    const seen = [...ofDay(subject), ...ofYear(subject), ...ofPages(subject)].map(
      ({ name, expected, actual, holds }) => (holds ? passed : failed)(name, expected, actual),
    );
    return {
      seen: seen.length > 0 ? seen : [notApplicable('元数据项', '没有著录日期、年度和页数')],
    };
  },
};

function ofDay({ known, today, foundedOn }: CheckSubject): Plausible[] {
  const { document_on: day } = known.record;
  if (day === null) return [];
  const notLater = { name: '日期', expected: `不晚于 ${today}`, actual: day, holds: day <= today };
  if (foundedOn === null) return [notLater];
  const expected = `不早于全宗起始日期 ${foundedOn}`;
  return [notLater, { name: '日期', expected, actual: day, holds: day >= foundedOn }];
}

/** What a matter of several years is kept under is the year it ended in, never one before it began. */
function ofYear({ known, today }: CheckSubject): Plausible[] {
  const { year, document_on, document_number } = known.record;
  if (year === null) return [];
  const actual = String(year);
  const thisYear = Number(today.slice(0, 4));
  const found: Plausible[] = [
    { name: '年度', expected: `不晚于 ${thisYear}`, actual, holds: year <= thisYear },
  ];
  if (document_on !== null) {
    const began = Number(document_on.slice(0, 4));
    found.push({ name: '年度与日期', expected: `不早于 ${began}`, actual, holds: year >= began });
  }
  const numbered = document_number === null ? undefined : readDocumentNumber(document_number);
  if (numbered)
    found.push({
      name: '年度与文号',
      expected: `不早于文号的 ${numbered.year}`,
      actual,
      holds: year >= numbered.year,
    });
  return found;
}

function ofPages({ known }: CheckSubject): Plausible[] {
  const { pages } = known.record;
  if (pages === null) return [];
  const holds = pages >= 1 && pages <= 9999;
  return [{ name: '页数', expected: '1–9999', actual: String(pages), holds }];
}
