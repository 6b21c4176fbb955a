import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { day } from '../values.ts';
import { entryProof, trailBlock, trailEntry, trailOutcomes, trailReport } from './trail.ts';

export const trailFilter = z.object({
  personId: z.uuid().optional(),
  /** A command, or the beginning of its name: `identity.` is everything in identity. */
  command: z.string().max(100).optional(),
  subject: z.string().max(200).optional(),
  outcome: z.enum(trailOutcomes).optional(),
  /** Days in Asia/Shanghai, both included. */
  from: day.optional(),
  to: day.optional(),
  /** Found in the name, the subject or the details. */
  text: z.string().trim().max(100).optional(),
});
export type TrailFilter = z.output<typeof trailFilter>;

const limit = z.coerce.number().int().min(1).max(200).default(50);
const readers = ['audit.read-officers', 'audit.read-users'] as const;

export const listTrail = endpoint({
  method: 'GET',
  path: '/audit/entries',
  summary: 'What happened, newest first; each administrator sees the others, not their own kind',
  access: readers,
  query: trailFilter.extend({ before: z.coerce.number().int().optional(), limit }),
  reply: z.object({ entries: z.array(trailEntry), next: z.number().int().nullable() }),
});

export const exportTrailCsv = endpoint({
  method: 'GET',
  path: '/audit/entries.csv',
  summary:
    'The filtered trail as CSV (UTF-8 with a mark, for spreadsheets); the export is in the trail',
  access: readers,
  query: trailFilter,
  reply: { bytes: ['text/csv'] },
});

export const proveEntry = endpoint({
  method: 'GET',
  path: '/audit/entries/:seq/proof',
  summary: 'That an entry is in a sealed block, for an outsider to check',
  access: readers,
  params: z.object({ seq: z.coerce.number().int().min(1) }),
  reply: entryProof,
  problems: ['audit.entry-not-found', 'audit.entry-not-sealed', 'audit.block-damaged'],
});

export const listBlocks = endpoint({
  method: 'GET',
  path: '/audit/blocks',
  summary: 'Sealed blocks, newest first',
  access: [...readers, 'audit.verify'],
  query: z.object({ before: z.coerce.number().int().optional(), limit }),
  reply: z.object({ blocks: z.array(trailBlock), next: z.number().int().nullable() }),
});

export const verifyTrail = endpoint({
  method: 'POST',
  path: '/audit/verification',
  summary:
    'Compare the whole trail with its blocks and their files: at once, or as a job when it is long',
  access: 'audit.verify',
  reply: z.object({ report: trailReport.nullable(), jobId: z.uuid().nullable() }),
});
