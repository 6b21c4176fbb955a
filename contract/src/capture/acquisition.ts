import { z } from 'zod';
import { recordState } from '../records/record-life.ts';
import { day, instant } from '../values.ts';

/** 征集计划: what is to be acquired, decided by another person than who drew it up. */
export const planState = z.enum(['draft', 'submitted', 'approved', 'returned', 'completed']);
export type PlanState = z.output<typeof planState>;
export const planStateNames: Record<PlanState, string> = {
  draft: '编制中',
  submitted: '待审批',
  approved: '已批准',
  returned: '已退回',
  completed: '已完成',
};

export type PlanAction = 'change' | 'submit' | 'approve' | 'return' | 'complete';
export const planActionNames: Record<PlanAction, string> = {
  change: '修改',
  submit: '送审',
  approve: '批准',
  return: '退回',
  complete: '完成',
};
const planLife: Record<PlanState, Partial<Record<PlanAction, PlanState>>> = {
  draft: { change: 'draft', submit: 'submitted' },
  submitted: { approve: 'approved', return: 'returned' },
  returned: { change: 'returned', submit: 'submitted' },
  approved: { complete: 'completed' },
  completed: {},
};

/** The state an action leads a plan to, or undefined where it does not allow it. */
export function planAfter(state: PlanState, action: PlanAction): PlanState | undefined {
  return planLife[state][action];
}

/** GB/T 13968-1992, 交接性质. */
export const acquisitionKind = z.enum(['donation', 'purchase', 'deposit', 'transfer']);
export type AcquisitionKind = z.output<typeof acquisitionKind>;
export const acquisitionKindNames: Record<AcquisitionKind, string> = {
  donation: '捐赠',
  purchase: '征购',
  deposit: '寄存',
  transfer: '移交',
};

export const partyKind = z.enum(['person', 'organisation']);
export type PartyKind = z.output<typeof partyKind>;
export const partyKindNames: Record<PartyKind, string> = { person: '个人', organisation: '单位' };

const text = (most: number) => z.string().trim().max(most);

export const planContent = z.object({
  title: text(200).min(1),
  year: z.number().int().min(1949).max(2199),
  purpose: text(2000).min(1),
  /** Yuan; null where nothing is to be paid. */
  budget: z.number().min(0).max(1e9).nullable(),
  until: day.nullable(),
});
export type PlanContent = z.output<typeof planContent>;

export const acquisitionPlan = planContent.extend({
  id: z.uuid(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  state: planState,
  madeByName: z.string(),
  madeAt: instant,
  submittedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionNote: z.string().nullable(),
  completedAt: instant.nullable(),
  result: z.string().nullable(),
  agreements: z.number(),
  records: z.number(),
  spent: z.number(),
});
export type AcquisitionPlan = z.output<typeof acquisitionPlan>;

export const sourceParty = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: partyKind,
  /** Its middle hidden: 138****0000. Who needs the whole asks for it, and that is in the trail. */
  contactMasked: z.string(),
  note: z.string().nullable(),
  agreements: z.number(),
});
export type SourceParty = z.output<typeof sourceParty>;

export const agreementContent = z.object({
  number: text(50).min(1),
  kind: acquisitionKind,
  signedOn: day,
  /** Yuan; null where nothing was paid. */
  price: z.number().min(0).max(1e9).nullable(),
  terms: text(2000).min(1),
  /** What users are to heed, shown on every record that came with it; null: none. */
  restrictions: text(1000).nullable(),
  restrictedUntil: day.nullable(),
});
export type AgreementContent = z.output<typeof agreementContent>;

export const acquisitionAgreement = agreementContent.extend({
  id: z.uuid(),
  agencyId: z.uuid(),
  planId: z.uuid().nullable(),
  planTitle: z.string().nullable(),
  partyId: z.uuid(),
  /** Null for who may not know from whom it came. */
  partyName: z.string().nullable(),
  madeByName: z.string(),
  madeAt: instant,
  records: z.number(),
});
export type AcquisitionAgreement = z.output<typeof acquisitionAgreement>;

export const acquiredRecord = z.object({
  recordId: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: recordState,
  appraisal: z.string(),
  appraisedByName: z.string(),
  takenInAt: instant,
});

/** Hides the middle of a telephone number or an address: enough to recognise, too little to use. */
export function maskContact(contact: string): string {
  const letters = Array.from(contact);
  if (letters.length <= 4) return '*'.repeat(letters.length);
  const shown = Math.min(3, Math.floor(letters.length / 4));
  const end = Math.min(4, Math.floor(letters.length / 4));
  const hidden = letters.length - shown - end;
  return [...letters.slice(0, shown), '*'.repeat(hidden), ...letters.slice(-end)].join('');
}
