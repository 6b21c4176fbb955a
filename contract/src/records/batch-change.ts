import { z } from 'zod';
import type { Description, DescriptionField } from './record.ts';
import { description } from './record.ts';

/**
 * What may be changed for many records at once. Left out: 密级, since a level is judged record by record,
 * and 开放标识 and 公开属性, which are decided by review.
 */
export const batchFields = [
  'title',
  'creator',
  'documentNumber',
  'date',
  'year',
  'retention',
  'departmentId',
  'pages',
  'carrier',
  'manuscript',
  'documentType',
  'keywords',
  'persons',
  'remark',
] as const satisfies DescriptionField[];
export const batchField = z.enum(batchFields);
export type BatchField = z.output<typeof batchField>;

/** Fields that hold words, in which words can be added or replaced. */
export const wordFields = [
  'title',
  'creator',
  'documentNumber',
  'date',
  'manuscript',
  'documentType',
  'keywords',
  'persons',
  'remark',
] as const satisfies BatchField[];
export function holdsWords(field: BatchField): field is (typeof wordFields)[number] {
  return wordFields.some((each) => each === field);
}

export const batchWays = [
  'set',
  'fill',
  'clear',
  'replace',
  'append',
  'prepend',
  'series',
] as const;
export type BatchWay = (typeof batchWays)[number];
export const batchWayNames: Record<BatchWay, string> = {
  set: '改为',
  fill: '只填空项',
  clear: '清空',
  replace: '查找替换',
  append: '末尾追加',
  prepend: '开头加入',
  series: '依次编号',
};

const field = batchField;
const value = z.string().trim().min(1).max(2000);

/** One field and how it changes. Values are words, as they are typed; they are read as the field reads. */
export const batchChange = z.discriminatedUnion('way', [
  z.object({ field, way: z.literal('set'), value }),
  z.object({ field, way: z.literal('fill'), value }),
  z.object({ field, way: z.literal('clear') }),
  z.object({
    field: z.enum(wordFields),
    way: z.literal('replace'),
    find: z.string().min(1).max(500),
    value: z.string().max(500),
  }),
  z.object({
    field: z.enum(wordFields),
    way: z.literal('append'),
    value: z.string().min(1).max(500),
  }),
  z.object({
    field: z.enum(wordFields),
    way: z.literal('prepend'),
    value: z.string().min(1).max(500),
  }),
  /** {n} in the pattern is the number: 示发〔2025〕{n}号. Without it, the number alone. */
  z.object({
    field,
    way: z.literal('series'),
    value: z.string().min(1).max(500),
    from: z.number().int().min(0).max(99_999),
    step: z.number().int().min(1).max(100),
  }),
]);
export type BatchChange = z.output<typeof batchChange>;
export type BatchOutcome = 'changed' | 'unchanged' | 'refused';

/** A change that leads to a value the field does not take; the sentence says which. */
export class BatchChangeError extends Error {
  override readonly name = 'BatchChangeError';
}

/** The description after the changes; `index` is the record's place among those chosen, from 0. */
export function afterChanges(
  before: Description,
  changes: readonly BatchChange[],
  index: number,
): Description {
  let after = before;
  for (const change of changes) {
    const words = wordsAfter(after[change.field], change, index);
    after = { ...after, [change.field]: readAs(change.field, words) };
  }
  return after;
}

function wordsAfter(
  before: Description[BatchField],
  change: BatchChange,
  index: number,
): string | null {
  const words = before === null ? '' : String(before);
  switch (change.way) {
    case 'set':
      return change.value;
    case 'fill':
      return words === '' ? change.value : words;
    case 'clear':
      return null;
    case 'replace':
      return words.replaceAll(change.find, () => change.value);
    case 'append':
      return words + change.value;
    case 'prepend':
      return change.value + words;
    case 'series': {
      const number = String(change.from + change.step * index);
      return change.value.includes('{n}') ? change.value.replaceAll('{n}', number) : number;
    }
  }
}

/** Words as the field keeps them: a year is a number; nothing at all is null. */
function readAs(name: BatchField, words: string | null): Description[BatchField] {
  const given = words?.trim() ? words.trim() : null;
  const isNumber = name === 'year' || name === 'pages';
  const reading = description.shape[name].safeParse(
    isNumber && given !== null ? Number(given) : given,
  );
  if (!reading.success) throw new BatchChangeError(`“${given ?? '空'}”不能用于这一著录项`);
  return reading.data;
}
