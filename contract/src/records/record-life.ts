import { z } from 'zod';

/**
 * The whole life of a record (workflows A.8). `filing` is numbered, its object being written to the
 * store: a crash there is finished at the next start. Quarantine is no state: it can befall any of
 * them; nor is custody (`custody.ts`), which follows from where the record lies.
 */
export const recordStates = [
  'draft',
  'registered',
  'in-handling',
  'pre-filed',
  'submitted',
  'checking',
  'returned',
  'accepted',
  'filing',
  'filed',
  'transferred',
  'excluded',
  'voided',
  'destroyed',
] as const;
export const recordState = z.enum(recordStates);
export type RecordState = z.output<typeof recordState>;

export const recordStateNames: Record<RecordState, string> = {
  draft: '草稿',
  registered: '已登记',
  'in-handling': '办理中',
  'pre-filed': '预归档',
  submitted: '已提交归档',
  checking: '检测中',
  returned: '退回补正',
  accepted: '验收合格',
  filing: '归档中',
  filed: '已归档',
  transferred: '已移交进馆',
  excluded: '不归档',
  voided: '已作废',
  destroyed: '已销毁',
};

export type RecordAction =
  | 'register'
  | 'describe'
  | 'begin-handling'
  | 'end-handling'
  | 'pre-file'
  | 'take-back'
  | 'exclude'
  | 'reopen'
  | 'submit'
  | 'resubmit'
  | 'check'
  | 'accept'
  | 'return'
  | 'number'
  | 'store'
  | 'shelve'
  | 'transfer'
  | 'void'
  | 'destroy';

export const recordActionNames: Record<RecordAction, string> = {
  register: '登记',
  describe: '著录',
  'begin-handling': '转入办理',
  'end-handling': '办结',
  'pre-file': '列入预归档',
  'take-back': '退出预归档',
  exclude: '列为不归档',
  reopen: '恢复',
  submit: '提交归档',
  resubmit: '重新提交',
  check: '检测',
  accept: '验收',
  return: '退回',
  number: '归档',
  store: '入库',
  shelve: '上架',
  transfer: '移交进馆',
  void: '作废',
  destroy: '销毁',
};

const recordLife: Record<RecordState, Partial<Record<RecordAction, RecordState>>> = {
  draft: { register: 'registered', describe: 'draft', void: 'voided' },
  registered: {
    describe: 'registered',
    'begin-handling': 'in-handling',
    'pre-file': 'pre-filed',
    exclude: 'excluded',
    // Only of what the archive room holds itself (`ReceivedAs`).
    number: 'filing',
    void: 'voided',
  },
  'in-handling': { describe: 'in-handling', 'end-handling': 'registered', void: 'voided' },
  'pre-filed': {
    describe: 'pre-filed',
    'take-back': 'registered',
    submit: 'submitted',
    void: 'voided',
  },
  // What is being checked must be what was handed over: it is described again once it is returned.
  submitted: { check: 'checking', void: 'voided' },
  checking: { accept: 'accepted', return: 'returned', void: 'voided' },
  returned: { describe: 'returned', resubmit: 'submitted', void: 'voided' },
  accepted: { describe: 'accepted', number: 'filing' },
  filing: { store: 'filed' },
  // Title, creator, number, date, persons, retention and class may be corrected, with old and new
  // value kept (GB/T 18894-2016, 9.5.5); content and code may not.
  filed: { describe: 'filed', shelve: 'filed', transfer: 'transferred', destroy: 'destroyed' },
  // What lies here is the agency's copy: nothing of it is changed any more.
  transferred: {},
  excluded: { reopen: 'registered' },
  voided: {},
  // Its bytes are gone; its catalogue entry and its code stay (workflows G.3).
  destroyed: {},
};

/**
 * How a record came to the archive room: `collected` from a department or an office system, which hands
 * it over and has it accepted (workflows A.8); `holding`, brought in by the archive room itself (an old
 * catalogue, an acquisition), where nobody hands over to somebody else.
 */
export const receivedAs = z.enum(['collected', 'holding']);
export type ReceivedAs = z.output<typeof receivedAs>;
export const receivedAsNames: Record<ReceivedAs, string> = {
  collected: '部门移交',
  holding: '室藏直录',
};

/** Whether the next step of a record is its archival code. */
export function awaitsNumber(record: { state: RecordState; receivedAs: ReceivedAs }): boolean {
  const { state, receivedAs: way } = record;
  return state === 'accepted' || (state === 'registered' && way === 'holding');
}

/** The state an action leads to, or undefined where the record does not allow it. */
export function recordAfter(state: RecordState, action: RecordAction): RecordState | undefined {
  return recordLife[state][action];
}

/** Accepted by the archive room: from here on a change of the description is a correction. */
export function isAccepted(state: RecordState): boolean {
  return state === 'accepted' || state === 'filing' || state === 'filed';
}

/** Its object lies in the store; of what is transferred, as the agency's copy. */
export function isStored(state: RecordState): boolean {
  return state === 'filed' || state === 'transferred';
}
