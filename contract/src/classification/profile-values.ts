import { z } from 'zod';
import { type ProfileField, usualMaxLength } from './profile.ts';

/** A value in a field of a profile; null takes it away. */
export const profileValue = z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]);
export type ProfileValue = z.output<typeof profileValue>;

/** Values by the keys of a profile's fields. */
export const profileValues = z.record(z.string().max(60), profileValue);
export type ProfileValues = z.output<typeof profileValues>;

export type ProfileIssue = { field: string; name: string; sentence: string };

/** What a person may not write, field by field; a key the profile does not know is named too. */
export function profileIssues(
  fields: readonly ProfileField[],
  values: ProfileValues,
): ProfileIssue[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const field = fields.find((known) => known.key === key);
    if (!field)
      return [{ field: key, name: key, sentence: `著录方案没有“${key}”，在著录方案中添加后再填` }];
    const sentence = value === null ? undefined : wrong(field, value);
    return sentence ? [{ field: key, name: field.name, sentence }] : [];
  });
}

function wrong(field: ProfileField, value: string | number | boolean): string | undefined {
  const { name, kind, choices } = field;
  if (kind === 'number')
    return typeof value === 'number' && Number.isFinite(value)
      ? undefined
      : `${name}“${value}”不是数字`;
  if (kind === 'yes-no') return typeof value === 'boolean' ? undefined : `${name}只能填是或否`;
  if (typeof value !== 'string') return `${name}“${value}”应为文字`;
  const most = field.maxLength ?? usualMaxLength[kind];
  if (value.length > most) return `${name}超过 ${most} 个字`;
  if (kind === 'day' && !z.iso.date().safeParse(value).success)
    return `${name}“${value}”不是真实的日期，按 2026-03-01 填写`;
  if (kind === 'choice' && !choices.includes(value))
    return `${name}“${value}”不在选项中：${choices.join('、')}`;
  return undefined;
}

/** Kept values with changes laid over them; an emptied field says nothing and is not kept. */
export function withProfileValues(
  before: Readonly<Record<string, unknown>>,
  changes: ProfileValues,
): Record<string, unknown> {
  const said = Object.entries({ ...before, ...changes }).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(
    said.map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  );
}

/** The obligatory fields that say nothing yet. */
export function missingFields(
  fields: readonly ProfileField[],
  values: Readonly<Record<string, unknown>>,
): ProfileField[] {
  return fields.filter(({ key, required }) => required && isBlank(values[key]));
}

const isBlank = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** As people read a value: 是 for true. */
export function shownProfileValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * What a table says under the names of a profile's fields, as values of these fields. What a field
 * does not take stays under its heading: nothing that was written down once is lost.
 */
export function valuesUnderHeadings(
  fields: readonly ProfileField[],
  said: Readonly<Record<string, string>>,
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(said).map(([heading, text]) => {
      const field = fields.find(({ name }) => name === heading);
      const value = field && typedValue(field, text.trim());
      return field && value !== undefined && wrong(field, value) === undefined
        ? [field.key, value]
        : [heading, text];
    }),
  );
}

function typedValue({ kind }: ProfileField, text: string): string | number | boolean | undefined {
  if (kind === 'yes-no') return text === '是' ? true : text === '否' ? false : undefined;
  if (kind === 'number') return text === '' ? undefined : Number(text);
  return text;
}
