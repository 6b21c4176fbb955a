import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { firstPageReading } from '../preservation/first-page.ts';
import { clauseSuggestion } from './clause-suggestion.ts';

const recordParams = z.object({ recordId: z.uuid() });

const absentAttachment = z.object({
  ordinal: z.number().int().nullable(),
  title: z.string(),
  page: z.number().int(),
  words: z.string(),
  componentId: z.uuid(),
});

export const readFirstPage = endpoint({
  method: 'GET',
  path: '/records/:recordId/readings',
  summary:
    'What the document itself says: number, creator, title and date with their place; pages counted; attachments named and absent',
  access: 'records.describe',
  params: recordParams,
  reply: z.object({
    /** The component that was read; null where no original is a PDF. */
    componentId: z.uuid().nullable(),
    readings: z.array(firstPageReading),
    /** Why nothing could be read. */
    reason: z.string().nullable(),
    pages: z.object({
      described: z.number().int().nullable(),
      /** Of bodies and attachments; null where not every one of them could be counted. */
      counted: z.number().int().nullable(),
      /** Names of the components that could not be counted. */
      uncounted: z.array(z.string()),
    }),
    absentAttachments: z.array(absentAttachment),
    /** Texts of the record that were not read yet: what they name is not known. */
    textsWaiting: z.number().int(),
  }),
  problems: ['records.not-found', 'records.quarantined'],
});

export const listAbsentAttachments = endpoint({
  method: 'GET',
  path: '/collection/absent-attachments',
  summary: 'Records whose text names attachments that they do not have',
  access: 'collection.check-completeness',
  query: z.object({
    fondsId: z.uuid(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    records: z.array(
      z.object({
        recordId: z.uuid(),
        title: z.string().nullable(),
        code: z.string().nullable(),
        documentNumber: z.string().nullable(),
        absent: z.array(absentAttachment),
      }),
    ),
    total: z.number().int(),
    next: z.string().nullable(),
  }),
  problems: ['classification.fonds-not-found'],
});

const suggested = z.object({
  recordId: z.uuid(),
  suggestions: z.array(clauseSuggestion),
  /** Why there is none: no schedule in force, no title. */
  reason: z.string().nullable(),
});

export const suggestClause = endpoint({
  method: 'GET',
  path: '/collection/suggestions',
  summary: 'Clauses of the agency’s schedule in force that a record may fall under, with reasons',
  access: 'records.describe',
  query: recordParams,
  reply: suggested,
  problems: ['records.not-found'],
});

export const suggestClauses = endpoint({
  method: 'POST',
  path: '/collection/suggestions',
  summary: 'The same for several records of one fonds',
  access: 'records.describe',
  body: z.object({ recordIds: z.array(z.uuid()).min(1).max(200) }),
  reply: z.array(suggested),
  problems: ['records.not-found'],
});
