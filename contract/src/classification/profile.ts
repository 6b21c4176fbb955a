import { z } from 'zod';
import { instant } from '../values.ts';
import { categoryCode } from './category.ts';

/** What a field of a description profile may hold. */
export const profileFieldKinds = [
  'text',
  'long-text',
  'number',
  'day',
  'choice',
  'person',
  'yes-no',
] as const;
export type ProfileFieldKind = (typeof profileFieldKinds)[number];

export const profileFieldKindNames: Record<ProfileFieldKind, string> = {
  text: '文字',
  'long-text': '长文字',
  number: '数字',
  day: '日期',
  choice: '选项',
  person: '人名',
  'yes-no': '是否',
};

/** The most characters of a value, unless the field says fewer. */
export const usualMaxLength: Record<ProfileFieldKind, number> = {
  text: 200,
  'long-text': 4000,
  number: 20,
  day: 10,
  choice: 60,
  person: 200,
  'yes-no': 5,
};

/** The key is for programs and never changes; what an old catalogue brought beside it has Chinese heads. */
export const profileField = z.object({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, '字段代码以小写字母开头，只含字母和数字'),
  name: z.string().trim().min(1).max(40),
  kind: z.enum(profileFieldKinds),
  /** 必著: a record without it is not filed. */
  required: z.boolean().default(false),
  maxLength: z.number().int().min(1).max(4000).nullable().default(null),
  choices: z.array(z.string().trim().min(1).max(60)).max(100).default([]),
  /** The clause that asks for it. */
  source: z.string().trim().max(200).nullable().default(null),
  inList: z.boolean().default(false),
});
export type ProfileField = z.output<typeof profileField>;

/** How the things of a category are counted (workflows A.10). */
export const profileUnits = ['件', '卷', '张', '段', '批', '枚'] as const;
export const profileUnit = z.enum(profileUnits);
export type ProfileUnit = z.output<typeof profileUnit>;

export const profileStates = ['draft', 'effective', 'superseded'] as const;
export type ProfileState = (typeof profileStates)[number];
export const profileStateNames: Record<ProfileState, string> = {
  draft: '编制中',
  effective: '生效',
  superseded: '已被替代',
};

export type ProfileAction = 'edit' | 'adopt' | 'supersede';
const profileLife: Record<ProfileState, Partial<Record<ProfileAction, ProfileState>>> = {
  draft: { edit: 'draft', adopt: 'effective' },
  effective: { supersede: 'superseded' },
  superseded: {},
};

export function profileAfter(state: ProfileState, action: ProfileAction): ProfileState | undefined {
  return profileLife[state][action];
}

/** A profile as a record is described by it. */
export const describedBy = z.object({
  id: z.uuid(),
  version: z.number().int(),
  unit: profileUnit,
  fields: z.array(profileField),
});
export type DescribedBy = z.output<typeof describedBy>;

/** 著录方案: what is said of the records of one category, beside what is said of every record. */
export const descriptionProfile = describedBy.extend({
  /** null: the national model. */
  agencyId: z.uuid().nullable(),
  agencyName: z.string().nullable(),
  category: categoryCode,
  state: z.enum(profileStates),
  source: z.string(),
  note: z.string().nullable(),
  effectiveFrom: z.iso.date().nullable(),
  effectiveTo: z.iso.date().nullable(),
  changedByName: z.string().nullable(),
  changedAt: instant,
  /** Records described by this version, as far as the reader may see them. */
  records: z.number().int(),
  rowVersion: z.number().int(),
});
export type DescriptionProfile = z.output<typeof descriptionProfile>;
