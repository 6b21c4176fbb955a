import { z } from 'zod';
import { instant } from '../values.ts';

/** A post of the register 档案员名册 (workflows C.3). */
export const postStates = ['active', 'on-leave', 'handing-over', 'left'] as const;
export const postState = z.enum(postStates);
export type PostState = z.output<typeof postState>;
export const postStateNames: Record<PostState, string> = {
  active: '在岗',
  'on-leave': '请假',
  'handing-over': '交接中',
  left: '已离任',
};

export const postSteps = ['go-on-leave', 'resume', 'begin-hand-over', 'leave'] as const;
export const postStep = z.enum(postSteps);
export type PostStep = z.output<typeof postStep>;
export const postStepNames: Record<PostStep, string> = {
  'go-on-leave': '请假',
  resume: '恢复在岗',
  'begin-hand-over': '开始交接',
  leave: '离任',
};

type Life = Record<PostStep, { readonly from: readonly PostState[]; readonly to: PostState }>;

/** The one table of steps: what leads where, and from where. */
export const postLife: Life = {
  'go-on-leave': { from: ['active'], to: 'on-leave' },
  resume: { from: ['on-leave', 'handing-over'], to: 'active' },
  'begin-hand-over': { from: ['active', 'on-leave'], to: 'handing-over' },
  leave: { from: ['handing-over'], to: 'left' },
};

export function stepsFrom(state: PostState): PostStep[] {
  return postSteps.filter((step) => postLife[step].from.includes(state));
}

export const postRoles = ['archivist', 'department-archivist'] as const;
export const postRole = z.enum(postRoles);
export const employments = ['full-time', 'part-time'] as const;
export const employment = z.enum(employments);
export type Employment = z.output<typeof employment>;
export const employmentNames: Record<Employment, string> = {
  'full-time': '专职',
  'part-time': '兼职',
};

/** One person as the only archivist of more units than this is warned of (workflows C.3, bad input). */
export const mostUnitsAlone = 3;

/** What the register points out about a post. */
export const postWarnings = [
  'certificate-expired',
  'alone-in-many',
  'no-grant',
  'still-granted',
] as const;
export const postWarning = z.enum(postWarnings);
export type PostWarning = z.output<typeof postWarning>;
export const postWarningNames: Record<PostWarning, string> = {
  'certificate-expired': '证书过期',
  'alone-in-many': `独任超过 ${mostUnitsAlone} 个单位`,
  'no-grant': '没有授权',
  'still-granted': '离任后仍有授权',
};

const text = z.string().trim().min(1).max(100);
const optional = z
  .string()
  .trim()
  .max(200)
  .transform((value) => (value === '' ? null : value))
  .nullish();
const optionalDay = z.iso.date().nullish();

/** What is entered about a post, and may be changed while it is held. */
export const postFields = z.object({
  employment,
  position: text,
  since: z.iso.date(),
  certificateName: optional,
  certificateNumber: optional,
  certificateIssuer: optional,
  certificateOn: optionalDay,
  certificateUntil: optionalDay,
  professionalTitle: optional,
  phone: optional,
  remark: optional,
});
export type PostFields = z.output<typeof postFields>;

export const archivistPost = z.object({
  id: z.uuid(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  personId: z.uuid(),
  personName: z.string(),
  role: postRole,
  state: postState,
  employment,
  position: z.string(),
  since: z.iso.date(),
  until: z.iso.date().nullable(),
  certificateName: z.string().nullable(),
  certificateNumber: z.string().nullable(),
  certificateIssuer: z.string().nullable(),
  certificateOn: z.string().nullable(),
  certificateUntil: z.string().nullable(),
  /** Days until the certificate expires; below zero since. Null without a day. */
  certificateDays: z.number().int().nullable(),
  professionalTitle: z.string().nullable(),
  phone: z.string().nullable(),
  remark: z.string().nullable(),
  standInName: z.string().nullable(),
  /** Whether the stand-in may act: a grant is given by the security administrator, never by a leave. */
  standInGranted: z.boolean().nullable(),
  successorName: z.string().nullable(),
  handOverId: z.uuid().nullable(),
  /** 兼职数: how many posts this person holds now. */
  posts: z.number().int(),
  warnings: z.array(postWarning),
  changedAt: instant,
  version: z.number().int(),
});
export type ArchivistPost = z.output<typeof archivistPost>;
