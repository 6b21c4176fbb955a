import { z } from 'zod';
import { instant } from '../values.ts';
import { namedRecord } from './named-record.ts';

/** After so many days in one hand a circulated record is asked after, unless said otherwise. */
export const daysInOneHand = 3;

/** Which circulations: those with me, those I began, what is late in my department, all I may see. */
export const circulationList = z.enum(['to-read', 'begun', 'department', 'all']);
export type CirculationList = z.output<typeof circulationList>;

export const circulationState = z.enum(['open', 'closed']);
export type CirculationState = z.output<typeof circulationState>;
export const circulationStateNames: Record<CirculationState, string> = {
  open: '传阅中',
  closed: '已办结',
};

export type HandState = 'waiting' | 'with-them' | 'opened' | 'returned';
export const handStateNames: Record<HandState, string> = {
  waiting: '未轮到',
  'with-them': '未阅',
  opened: '已阅未退',
  returned: '已退',
};

type Hand = { sentAt: Date | null; openedAt: Date | null; returnedAt: Date | null };

export function handState({ sentAt, openedAt, returnedAt }: Hand): HandState {
  if (returnedAt) return 'returned';
  if (openedAt) return 'opened';
  return sentAt ? 'with-them' : 'waiting';
}

export const circulationRow = z.object({
  id: z.uuid(),
  record: namedRecord,
  purpose: z.string(),
  begunByName: z.string(),
  begunAt: instant,
  inOrder: z.boolean(),
  dueOn: z.iso.date(),
  escalateAfterDays: z.number().int(),
  state: circulationState,
  closedAt: instant.nullable(),
  closedByName: z.string().nullable(),
  closeReason: z.string().nullable(),
  recipients: z.number().int(),
  returned: z.number().int(),
  /** Somebody has it longer than agreed, or its day is past. */
  isLate: z.boolean(),
});
export type CirculationRow = z.output<typeof circulationRow>;

export const circulationRecipient = z.object({
  personId: z.uuid(),
  name: z.string(),
  departmentName: z.string().nullable(),
  position: z.number().int(),
  sentAt: instant.nullable(),
  /** When they opened it themselves, not when it was sent. */
  openedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  comment: z.string().nullable(),
  isLate: z.boolean(),
});
export type CirculationRecipient = z.output<typeof circulationRecipient>;

export const circulationDetail = circulationRow.extend({
  agencyName: z.string(),
  recipientList: z.array(circulationRecipient),
  can: z.object({ open: z.boolean(), return: z.boolean(), close: z.boolean() }),
});
export type CirculationDetail = z.output<typeof circulationDetail>;
