import { z } from 'zod';
import { day, instant } from '../values.ts';
import { namedRecord } from './named-record.ts';

/** How a memoir is marked wherever it is shown, printed or counted (workflows H.6). */
export const memoirMark = '参考材料（补救）';

/** What a memoir must say where nothing written bears it out. */
export const noWrittenBasis = '无书面依据';

export const memoirState = z.enum(['draft', 'submitted', 'returned', 'approved']);
export type MemoirState = z.output<typeof memoirState>;
export const memoirStateNames: Record<MemoirState, string> = {
  draft: '撰写中',
  submitted: '待领导审定',
  returned: '已退回',
  approved: '已审定',
};

export type MemoirAction = 'change' | 'submit' | 'approve' | 'return';

/** The life of one version. An approved one has no way on: what is to be changed is a new version. */
const memoirLife: Record<MemoirState, Partial<Record<MemoirAction, MemoirState>>> = {
  draft: { change: 'draft', submit: 'submitted' },
  submitted: { approve: 'approved', return: 'returned' },
  returned: { change: 'returned', submit: 'submitted' },
  approved: {},
};

export function memoirAfter(state: MemoirState, action: MemoirAction): MemoirState | undefined {
  return memoirLife[state][action];
}

/** 认可: the leader knows the fact; 审定: the leader has examined the sources. */
export const memoirConfirmation = z.enum(['acknowledged', 'determined']);
export type MemoirConfirmation = z.output<typeof memoirConfirmation>;
export const memoirConfirmationNames: Record<MemoirConfirmation, string> = {
  acknowledged: '认可',
  determined: '审定',
};

/** What a memoir goes back to: something written, or what somebody told. */
export const sourceKind = z.enum(['written', 'told']);
export type SourceKind = z.output<typeof sourceKind>;
export const sourceKindNames: Record<SourceKind, string> = { written: '书面', told: '口述' };

const text = (most: number) => z.string().trim().min(1).max(most);

export const memoirContent = z.object({
  event: text(200),
  /** The time as it is told; its day beside it, where there is one. */
  timeGiven: text(60),
  happenedOn: day.nullable(),
  place: z.string().trim().max(200),
  /** Names, separated by 、 or a blank. */
  persons: text(500),
  text: text(20_000),
  /** What is not certain, and why. */
  limits: text(2000),
  /** Ticked by the author where no source is a written one. */
  withoutWrittenBasis: z.boolean(),
  sources: z
    .array(z.object({ kind: sourceKind, words: text(500), recordId: z.uuid().nullable() }))
    .max(50),
  /** Records whose files belong to the memoir: photographs, recordings of what was told. */
  attachments: z.array(z.uuid()).max(50),
  /** Records that speak of the same fact in another way. */
  conflicts: z.array(z.uuid()).max(50),
});
export type MemoirContent = z.output<typeof memoirContent>;

/** 书面依据 stands or is said to be missing; never both, and never neither. */
export function basisFault(
  content: Pick<MemoirContent, 'sources' | 'withoutWrittenBasis'>,
): 'unsaid' | 'contradicted' | undefined {
  const isWritten = content.sources.some(({ kind }) => kind === 'written');
  if (isWritten && content.withoutWrittenBasis) return 'contradicted';
  return isWritten || content.withoutWrittenBasis ? undefined : 'unsaid';
}

/** The names of a memoir as they are looked for in titles; one character alone is no name. */
export function namesIn(persons: string): string[] {
  const names = persons.split(/[\s、，,；;/]+/u).filter((name) => name.length >= 2);
  return [...new Set(names)].slice(0, 20);
}

/** What the leader says where records tell the same fact differently. */
export const memoirComparison = z.object({
  differences: text(2000),
  adopted: text(1000),
  reason: text(1000),
});
export type MemoirComparison = z.output<typeof memoirComparison>;

/** Why a record may speak of the same fact. */
export const proposalReason = z.enum(['day', 'person', 'event']);
export type ProposalReason = z.output<typeof proposalReason>;
export const proposalReasonNames: Record<ProposalReason, string> = {
  day: '日期相同',
  person: '涉及同一人',
  event: '题名含此事',
};
export const proposedRecord = namedRecord.extend({ reasons: z.array(proposalReason) });

export const memoirVersion = z.object({
  id: z.uuid(),
  number: z.number().int(),
  state: memoirState,
  event: z.string(),
  timeGiven: z.string(),
  happenedOn: day.nullable(),
  place: z.string(),
  persons: z.string(),
  text: z.string(),
  limits: z.string(),
  withoutWrittenBasis: z.boolean(),
  sources: z.array(
    z.object({ kind: sourceKind, words: z.string(), record: namedRecord.nullable() }),
  ),
  attachments: z.array(namedRecord),
  conflicts: z.array(namedRecord),
  writtenByName: z.string(),
  writtenAt: instant,
  submittedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  confirmation: memoirConfirmation.nullable(),
  returnReason: z.string().nullable(),
  comparison: memoirComparison.nullable(),
});
export type MemoirVersion = z.output<typeof memoirVersion>;

/** A memoir in a list, by the version that stands: the approved one, or else the newest. */
export const memoirRow = z.object({
  id: z.uuid(),
  mark: z.literal(memoirMark),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  departmentName: z.string().nullable(),
  event: z.string(),
  timeGiven: z.string(),
  happenedOn: day.nullable(),
  persons: z.string(),
  withoutWrittenBasis: z.boolean(),
  state: memoirState,
  versions: z.number().int(),
  writtenByName: z.string(),
  writtenAt: instant,
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  superseded: z.boolean(),
});
export type MemoirRow = z.output<typeof memoirRow>;

export const memoirDetail = z.object({
  id: z.uuid(),
  mark: z.literal(memoirMark),
  agencyId: z.uuid(),
  agencyName: z.string(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  fondsName: z.string(),
  departmentName: z.string().nullable(),
  isInternal: z.boolean(),
  /** The record found later, which says it in the original. */
  supersededBy: namedRecord.nullable(),
  supersededAt: instant.nullable(),
  supersededReason: z.string().nullable(),
  /** Newest first. */
  versions: z.array(memoirVersion),
  /** What the system finds about the same day and people; shown before anybody approves. */
  proposed: z.array(proposedRecord),
  can: z.object({
    change: z.boolean(),
    submit: z.boolean(),
    review: z.boolean(),
    writeAnew: z.boolean(),
    supersede: z.boolean(),
  }),
});
export type MemoirDetail = z.output<typeof memoirDetail>;
