import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { securityLevel } from '../records/security-level.ts';

const several = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
  z.array(z.string().max(200)).max(50).optional(),
);

export const searchFields = [
  'all',
  'title',
  'documentNumber',
  'creator',
  'code',
  'content',
] as const;
export const searchFieldNames: Record<(typeof searchFields)[number], string> = {
  all: '全部',
  title: '题名',
  documentNumber: '文号',
  creator: '责任者',
  code: '档号',
  content: '全文',
};

export const searchQuery = z.object({
  text: z.string().max(200).default(''),
  field: z.enum(searchFields).default('all'),
  fondsId: several,
  year: several,
  category: several,
  retention: several,
  department: several,
  creator: several,
  security: several,
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  sort: z.enum(['newest', 'relevance']).default('newest'),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const marked = z.object({
  text: z.string(),
  /** Half-open ranges of UTF-16 positions to be highlighted. */
  marks: z.array(z.tuple([z.number(), z.number()])),
});

export const searchRecords = endpoint({
  method: 'GET',
  path: '/search',
  summary: 'Exact substring search over description and text, with counts; only what I may see',
  access: 'search.find',
  query: searchQuery,
  reply: z.object({
    total: z.number(),
    milliseconds: z.number(),
    hits: z.array(
      z.object({
        id: z.uuid(),
        fondsCode: z.string(),
        category: z.string(),
        archivalCode: z.string().nullable(),
        documentOn: z.string().nullable(),
        year: z.number().nullable(),
        retention: z.string().nullable(),
        securityLevel,
        departmentName: z.string().nullable(),
        filed: z.boolean(),
        /** The archive that has it now. */
        transferredTo: z.string().nullable().default(null),
        components: z.number(),
        title: marked,
        documentNumber: marked.nullable(),
        creator: marked.nullable(),
        code: marked.nullable(),
        /** 曾用档号: codes it had before it was renumbered. */
        formerCodes: z.array(z.string()).default([]),
        content: z.array(marked),
      }),
    ),
    facets: z.object({
      year: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
      category: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
      retention: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
      department: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
      creator: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
      security: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })),
    }),
    next: z.string().nullable(),
    /** Records changed but not in the index yet, of all this archive holds. */
    waiting: z.number(),
  }),
  problems: ['search.cursor-invalid'],
});
