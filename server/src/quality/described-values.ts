import { type ProfileField, usualMaxLength } from '@lantai/contract/classification/profile.ts';
import { descriptionFieldNames } from '@lantai/contract/records/record.ts';
import type { CheckSubject } from './check-subject.ts';

/** A value of the description, or of what its category's profile adds to it. */
export type DescribedValue = {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly maxLength: number;
  /** The field of the profile; null for what every record has. */
  readonly field: ProfileField | null;
};

/** The lengths of `contract/records/record.ts`: a catalogue may have brought what a person could not type. */
const columns = [
  ['title', 'title', 500],
  ['creator', 'creator', 200],
  ['document_number', 'documentNumber', 100],
  ['date_given', 'date', 40],
  ['department_name', 'departmentName', 100],
  ['manuscript', 'manuscript', 50],
  ['document_type', 'documentType', 50],
  ['keywords', 'keywords', 500],
  ['persons', 'persons', 500],
  ['remark', 'remark', 2000],
] as const;

/** Everything that is said of a record in words. */
export function describedValues({ known: { record }, profile }: CheckSubject): DescribedValue[] {
  const ofEvery = columns.flatMap(([column, field, maxLength]) => {
    const value = record[column];
    const name = descriptionFieldNames[field];
    return value === null ? [] : [{ name, value, maxLength, field: null }];
  });
  const further = (profile?.fields ?? []).flatMap((field) => {
    const value = record.more[field.key];
    const maxLength = field.maxLength ?? usualMaxLength[field.kind];
    return isSimple(value) ? [{ name: field.name, value, maxLength, field }] : [];
  });
  return [...ofEvery, ...further];
}

function isSimple(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) && value !== '';
}
