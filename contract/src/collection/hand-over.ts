import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { thingKinds } from '../identity/hand-over-owed.ts';
import { instant } from '../values.ts';

export const openThing = z.object({
  kind: z.enum(thingKinds),
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: z.string(),
});
export type OpenThing = z.output<typeof openThing>;

/** The parts of a 交接清单, in the order of workflows C.3. */
export const handOverParts = ['custody', 'keys', 'things', 'unfiled', 'lent', 'registers'] as const;
export type HandOverPart = (typeof handOverParts)[number];
export const handOverPartNames: Record<HandOverPart, string> = {
  custody: '实体数量',
  keys: '钥匙、密码',
  things: '在办事项',
  unfiled: '未归档件',
  lent: '借出件',
  registers: '账册',
};

/** Under which part a thing stands. */
export function partOf(kind: OpenThing['kind']): 'things' | 'unfiled' {
  return kind === 'record' || kind === 'returned' ? 'unfiled' : 'things';
}

/** What the system counts of a category, for the archivist of an agency. */
export const custodyRow = z.object({
  category: categoryCode,
  filed: z.number().int(),
  onPaper: z.number().int(),
  awaiting: z.number().int(),
  boxes: z.number().int(),
  volumes: z.number().int(),
});
export type CustodyRow = z.output<typeof custodyRow>;

export const lentRow = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  toName: z.string(),
  handedOn: z.iso.date(),
});
export type LentRow = z.output<typeof lentRow>;

/** What no system counts: keys, passwords and registers, by name. Never the secret itself. */
export const enteredLine = z.object({
  kind: z.enum(['key', 'register']),
  what: z.string().trim().min(1).max(100),
  number: z.string().trim().max(50),
  remark: z.string().trim().max(200),
});
export type EnteredLine = z.output<typeof enteredLine>;

/** Null in lists that were drawn up before these parts were kept. */
export const listParts = z.object({
  custody: z.array(custodyRow),
  lent: z.array(lentRow),
  entered: z.array(enteredLine),
});
export type ListParts = z.output<typeof listParts>;

export const handOver = z.object({
  id: z.uuid(),
  agencyId: z.uuid(),
  agencyName: z.string(),
  personId: z.uuid(),
  personName: z.string(),
  successorId: z.uuid(),
  successorName: z.string(),
  drawnUpByName: z.string(),
  drawnUpAt: instant,
  handedSignedAt: instant.nullable(),
  takenSignedAt: instant.nullable(),
  sm3: z.string(),
  /** Whether what is shown still has the digest that was signed. */
  isIntact: z.boolean(),
  things: z.array(openThing),
  parts: listParts.nullable(),
  canSign: z.boolean(),
});
export type HandOver = z.output<typeof handOver>;
