import { missingFields } from '@lantai/contract/classification/profile-values.ts';
import { metadataElements } from '@lantai/contract/records/metadata-elements.ts';
import { failed, notApplicable, passed, type RecordCheck } from '../check.ts';

/** 2-3: nothing of the metadata scheme is lacking; `absent` is an answer, `unknown` is none. */
export const elementsAreThere: RecordCheck = {
  code: '2-3',
  look({ metadata: { elements }, rules }) {
    const seen = rules.scheme.map((id) => {
      const reading = elements.find((element) => element.id === id);
      const name = metadataElements.find((element) => element.id === id)?.name ?? id;
      if (reading?.standing === 'known') return passed(`${id} ${name}`, '有', '有');
      const reason = reading?.reason ?? '没有采集';
      return reading?.standing === 'absent'
        ? notApplicable(`${id} ${name}`, reason)
        : failed(`${id} ${name}`, '有', '缺项', reason);
    });
    return { seen };
  },
};

const obligatory = [
  ['题名', 'title'],
  ['责任者', 'creator'],
  ['日期', 'date_given'],
  ['年度', 'year'],
  ['保管期限', 'retention'],
] as const;

/** 2-4: what has to be filled in is filled in, by DA/T 22 and by the profile of the category. */
export const obligatoryIsFilledIn: RecordCheck = {
  code: '2-4',
  look({ known: { record }, profile }) {
    const ofEvery = obligatory.map(([name, column]) => {
      const value = record[column];
      const isBlank = value === null || String(value).trim() === '';
      return (isBlank ? failed : passed)(name, '必填', isBlank ? '为空' : '已填');
    });
    const fields = profile?.fields ?? [];
    const lacking = new Set(missingFields(fields, record.more).map(({ key }) => key));
    const further = fields
      .filter(({ required }) => required)
      .map(({ key, name }) =>
        lacking.has(key) ? failed(name, '必填', '为空') : passed(name, '必填', '已填'),
      );
    return { seen: [...ofEvery, ...further] };
  },
};
