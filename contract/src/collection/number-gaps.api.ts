import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';

/** Why a number that was given has no record. */
export const explanationKinds = ['voided', 'unissued', 'filed-elsewhere', 'other'] as const;
export const explanationKind = z.enum(explanationKinds);
export type ExplanationKind = z.output<typeof explanationKind>;
export const explanationKindNames: Record<ExplanationKind, string> = {
  voided: '作废',
  unissued: '未发出',
  'filed-elsewhere': '他处归档',
  other: '其他',
};

const run = z.object({ first: z.number().int(), last: z.number().int() });
const recordLink = z.object({ recordId: z.uuid(), documentNumber: z.string() });

export const numberExplanation = z.object({
  id: z.uuid(),
  sequence: z.number().int(),
  kind: explanationKind,
  note: z.string(),
  explainedByName: z.string().nullable(),
  explainedAt: instant,
  /** A record with this number has come since: one of the two is wrong. */
  contradicted: z.boolean(),
  revokedByName: z.string().nullable(),
  revokedAt: instant.nullable(),
  revokeReason: z.string().nullable(),
});
export type NumberExplanation = z.output<typeof numberExplanation>;

/** The numbers of one issuer and year: what is there, what is missing, what is explained. */
export const numberSequence = z.object({
  issuer: z.string(),
  year: z.number().int(),
  /** The fonds' own agency issues under this name: here a missing number is a missing record. */
  own: z.boolean(),
  first: z.number().int(),
  last: z.number().int(),
  /** How many different numbers there are. */
  numbers: z.number().int(),
  missing: z.number().int(),
  /** Missing and not explained, with the records on both sides. */
  gaps: z.array(run.extend({ before: recordLink.nullable(), after: recordLink.nullable() })),
  repeats: z.array(z.object({ sequence: z.number().int(), records: z.number().int() })),
  explained: z.array(numberExplanation),
});
export type NumberSequence = z.output<typeof numberSequence>;

const sequencesAsked = z.object({
  fondsId: z.uuid(),
  year: z.coerce.number().int().optional(),
  issuer: z.string().max(100).optional(),
  /** own: what the agency itself issued; all: also what it received, of two numbers and more. */
  whose: z.enum(['own', 'all']).default('own'),
  /** true: only what has numbers missing and not explained, or numbers given twice. */
  open: z.stringbool().default(false),
});

export const listNumberSequences = endpoint({
  method: 'GET',
  path: '/collection/number-sequences',
  summary: 'Document-number sequences of a fonds by issuer and year: gaps, repeats, explanations',
  access: 'collection.check-completeness',
  query: sequencesAsked,
  reply: z.object({
    sequences: z.array(numberSequence),
    /** Over all sequences shown: numbers missing and not explained. */
    missing: z.number().int(),
    years: z.array(z.number().int()),
  }),
  problems: ['classification.fonds-not-found'],
});

export const exportNumberSequences = endpoint({
  method: 'GET',
  path: '/collection/number-sequences.xlsx',
  summary: 'The same as a workbook: one row for each gap, explanation and repeat',
  access: 'collection.check-completeness',
  query: sequencesAsked,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  problems: ['classification.fonds-not-found'],
});

/** At once; a wider gap is a slip of the pen in one number, and is corrected there. */
export const mostNumbersExplained = 500;

export const explainNumbers = endpoint({
  method: 'POST',
  path: '/collection/number-explanations',
  summary: 'Say why numbers of a sequence have no record',
  access: 'collection.check-completeness',
  body: z.object({
    fondsId: z.uuid(),
    issuer: z.string().trim().min(1).max(100),
    year: z.number().int().min(1900).max(2099),
    first: z.number().int().min(1),
    last: z.number().int().min(1),
    kind: explanationKind,
    note: z.string().trim().min(1).max(500),
  }),
  reply: z.object({ explained: z.number().int() }),
  problems: [
    'classification.fonds-not-found',
    'collection.number-range-invalid',
    'collection.number-there',
    'collection.number-already-explained',
    'actor.out-of-reach',
  ],
});

export const revokeExplanation = endpoint({
  method: 'POST',
  path: '/collection/number-explanations/:explanationId/revocation',
  summary: 'Take an explanation back, with a reason; it stays on record',
  access: 'collection.check-completeness',
  params: z.object({ explanationId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: ['collection.explanation-not-found'],
});
