import { z } from 'zod';
import { instant } from '../values.ts';
import { recordState } from './record-life.ts';

/**
 * What one record is to another: DA/T 46-2009, M87, whose values come in pairs. A pair is one
 * relation, kept once under the name of its first half and read from either side.
 */
const relationPairs = {
  forwards: ['转发', '被转发'],
  prompts: ['来文', '复文'],
  'is-body-of': ['正文', '附件'],
  renews: ['新版本', '旧版本'],
  contains: ['包含', '被包含'],
  precedes: ['前', '后'],
  replaces: ['替代', '被替代'],
  consults: ['参考', '被参考'],
  'refers-to': ['参见', '被参见'],
  cites: ['引用', '被引用'],
  controls: ['操控', '被操控'],
  completes: ['完成', '被完成'],
  forms: ['形成', '被形成'],
  'belongs-to': ['隶属', '被隶属'],
} as const;

export const relationKind = z.enum(Object.keys(relationPairs) as [RelationKind, ...RelationKind[]]);
export type RelationKind = keyof typeof relationPairs;
export const relationKinds = relationKind.options;

/** The side of the pair on which a record stands: 转发 is the first, 被转发 the second. */
export const relationSide = z.enum(['first', 'second']);
export type RelationSide = z.output<typeof relationSide>;

/** What the record on this side is to the other, as the standard says it. */
export function relationName(kind: RelationKind, side: RelationSide): string {
  return relationPairs[kind][side === 'first' ? 0 : 1];
}

export function otherSide(side: RelationSide): RelationSide {
  return side === 'first' ? 'second' : 'first';
}

/** The other record as it is now: its number and state are never copied into the relation. */
const relatedRecord = z.object({
  id: z.uuid(),
  state: recordState,
  archivalCode: z.string().nullable(),
  temporaryNumber: z.string().nullable(),
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  /** The archive that has it now, and the list it went on. */
  transferredTo: z.string().nullable().default(null),
  transferNumber: z.string().nullable().default(null),
  /** The list by which it was destroyed. */
  destroyedIn: z.string().nullable().default(null),
  /** The period an appraisal gave it in place of the one it was filed with. */
  appraisedRetention: z.string().nullable().default(null),
});
export type RelatedRecord = z.output<typeof relatedRecord>;

/** A relation as one of its records sees it. */
export const recordRelation = z.object({
  id: z.uuid(),
  kind: relationKind,
  /** Where this record stands; the other stands on the other side. */
  side: relationSide,
  other: relatedRecord,
  note: z.string().nullable(),
  madeByName: z.string().nullable(),
  madeAt: instant,
});
export type RecordRelation = z.output<typeof recordRelation>;

/** A record whose number this one names, and what that looks like. */
export const relationSuggestion = z.object({
  kind: relationKind,
  side: relationSide,
  other: relatedRecord,
  /** The number as this record writes it. */
  named: z.string(),
  place: z.enum(['title', 'remark', 'text']),
});
export type RelationSuggestion = z.output<typeof relationSuggestion>;
