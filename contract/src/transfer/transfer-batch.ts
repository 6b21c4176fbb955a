import { z } from 'zod';
import { archiveSignature } from '../preservation/archive-signature.ts';
import { instant } from '../values.ts';

/** What goes over: electronic records in a package, paper by hand, or both under one list. */
export const transferKind = z.enum(['electronic', 'paper', 'mixed']);
export type TransferKind = z.output<typeof transferKind>;
export const transferKindNames: Record<TransferKind, string> = {
  electronic: '电子档案',
  paper: '纸质档案',
  mixed: '电子与纸质档案',
};

export const transferStates = [
  'planned',
  'packaging',
  'packaged',
  'self-tested',
  'sent',
  'signed-for',
  'prepared',
  'inspected',
  'handed-over',
  'returned',
  'received',
  'closed',
  'withdrawn',
] as const;
export const transferState = z.enum(transferStates);
export type TransferState = z.output<typeof transferState>;
export const transferStateNames: Record<TransferState, string> = {
  planned: '已计划',
  packaging: '组包中',
  packaged: '已组包',
  'self-tested': '自检合格',
  sent: '已提交',
  'signed-for': '已签收',
  prepared: '已整理',
  inspected: '已查验',
  'handed-over': '已交接',
  returned: '已退回',
  received: '已接收进馆',
  closed: '已办结',
  withdrawn: '已撤销',
};

export type TransferAction =
  | 'pack'
  | 'note-package'
  | 'fail-package'
  | 'pass-test'
  | 'fail-test'
  | 'send'
  | 'sign-for'
  | 'prepare'
  | 'inspect'
  | 'hand-over'
  | 'return'
  | 'receive'
  | 'close'
  | 'withdraw';
export const transferActionNames: Record<TransferAction, string> = {
  pack: '组包',
  'note-package': '组包完成',
  'fail-package': '组包失败',
  'pass-test': '自检合格',
  'fail-test': '自检不合格',
  send: '提交',
  'sign-for': '登记签收',
  prepare: '整理完毕',
  inspect: '登记查验',
  'hand-over': '登记交接',
  return: '登记退回',
  receive: '登记接收进馆',
  close: '办结',
  withdraw: '撤销',
};

type Life = Partial<Record<TransferState, Partial<Record<TransferAction, TransferState>>>>;

/** DA/T 93-2022, 6–7: packaged, tested, sent, signed for, received; what fails comes back as a whole. */
const packagedLife: Life = {
  planned: { pack: 'packaging', withdraw: 'withdrawn' },
  // Asked again, a package that was not finished is begun anew.
  packaging: { pack: 'packaging', 'note-package': 'packaged', 'fail-package': 'planned' },
  packaged: {
    pack: 'packaging',
    'pass-test': 'self-tested',
    'fail-test': 'packaged',
    withdraw: 'withdrawn',
  },
  'self-tested': { pack: 'packaging', send: 'sent', withdraw: 'withdrawn' },
  sent: { 'sign-for': 'signed-for', return: 'returned' },
  'signed-for': { receive: 'received', return: 'returned' },
  returned: { pack: 'packaging', withdraw: 'withdrawn' },
  received: { close: 'closed' },
};

/** Paper: put in order, looked at by the archive, counted and signed by both, received (workflows G.4). */
const paperLife: Life = {
  planned: { prepare: 'prepared', withdraw: 'withdrawn' },
  prepared: { inspect: 'inspected', return: 'returned', withdraw: 'withdrawn' },
  inspected: { 'hand-over': 'handed-over', return: 'returned' },
  'handed-over': { receive: 'received', return: 'returned' },
  returned: { prepare: 'prepared', withdraw: 'withdrawn' },
  received: { close: 'closed' },
};

function lifeOf(kind: TransferKind): Life {
  return kind === 'paper' ? paperLife : packagedLife;
}

/** The state an action leads to, or undefined where the batch does not allow it. */
export function transferAfter(
  { kind, state }: { kind: TransferKind; state: TransferState },
  action: TransferAction,
): TransferState | undefined {
  return lifeOf(kind)[state]?.[action];
}

/** Every step there is for a kind, for tests and for who explains the way. */
export function transferSteps(kind: TransferKind) {
  return Object.entries(lifeOf(kind)).flatMap(([from, steps]) =>
    Object.entries(steps).map(([action, to]) => ({
      from: from as TransferState,
      action: action as TransferAction,
      to,
    })),
  );
}

/** While nothing of it has been made for the archive, its list may still be changed. */
export function isListOpen(state: TransferState): boolean {
  return state === 'planned' || state === 'returned';
}

export function hasPackage(kind: TransferKind): boolean {
  return kind !== 'paper';
}

/** A record as the list of a batch names it (移交清单, DA/T 93-2022, 表 A.1, and 目录文件). */
export const listedRecord = z.object({
  code: z.string(),
  title: z.string(),
  creator: z.string(),
  date: z.string(),
  year: z.number().nullable(),
  category: z.string(),
  retention: z.string(),
  security: z.string(),
  carrier: z.string(),
  pages: z.number().nullable(),
  remark: z.string(),
  /** 开放审核意见, 政府信息公开情况, 密级变更情况: what must go along (Archives Law regulations, 30). */
  openStatus: z.string().default(''),
  disclosure: z.string().default(''),
  securityChanges: z.string().default(''),
  files: z.number(),
  bytes: z.number(),
});
export type ListedRecord = z.output<typeof listedRecord>;

/** What was packed: the digest is that of the list of all files with their digests. */
export const transferPackage = z.object({
  round: z.number(),
  sm3: z.string(),
  files: z.number(),
  bytes: z.number(),
  packedAt: instant,
  /** Absent where a package was made before packages were signed. */
  signature: archiveSignature.optional(),
});
export type TransferPackage = z.output<typeof transferPackage>;

export const transferStep = z.object({
  action: z.string(),
  from: transferState,
  to: transferState,
  round: z.number(),
  happenedOn: z.string(),
  signer: z.string().nullable(),
  note: z.string().nullable(),
  enteredByName: z.string().nullable(),
  enteredAt: instant,
});
export type TransferStep = z.output<typeof transferStep>;

/** 载体标注: fonds, category, years, number of the carrier (DA/T 93-2022, 附录 D). */
export function carrierLabel(about: {
  fondsCode: string;
  categories: readonly string[];
  yearFrom: number;
  yearTo: number;
  carrier?: number;
}): string {
  const { fondsCode, categories, yearFrom, yearTo, carrier = 1 } = about;
  const years = yearFrom === yearTo ? `${yearFrom}` : `${yearFrom}/${yearTo}`;
  return `${fondsCode}-${categories.join('/')}-${years}-DK${carrier}`;
}
