import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { filingFault } from '../records/filing-fault.ts';
import { instant } from '../values.ts';
import { boxThickness } from './box-plan.ts';

const place = z.object({
  fondsId: z.uuid(),
  fondsCode: z.string(),
  category: categoryCode,
  year: z.number().int().nullable(),
  retention: z.string().nullable(),
  department: z.string().nullable(),
});

export const reviewFiling = endpoint({
  method: 'GET',
  path: '/arrangement/review',
  summary: 'What can be filed now, by class with the numbers it would get, and what keeps the rest',
  access: 'arrangement.file',
  query: z.object({ fondsId: z.uuid() }),
  reply: z.object({
    ready: z.number(),
    kept: z.number(),
    classes: z.array(
      place.extend({
        classKey: z.string(),
        ready: z.number(),
        firstCode: z.string(),
        lastCode: z.string(),
      }),
    ),
    faults: z.array(z.object({ fault: filingFault, count: z.number() })),
    /** By what records are numbered now: the schedule in force, an exception, or nothing. */
    basis: z.enum(['schedule', 'exception', 'none']),
    exceptionUntil: z.iso.date().nullable(),
  }),
  problems: ['classification.fonds-not-found'],
});

export const fileRecords = endpoint({
  method: 'POST',
  path: '/arrangement/filings',
  summary: 'File records: number them without a gap and write each to the store; a job',
  access: 'arrangement.file',
  body: z.object({
    fondsId: z.uuid(),
    /** Without it, everything in the fonds that is ready. */
    recordIds: z.array(z.uuid()).min(1).max(10_000).optional(),
  }),
  reply: z.object({ jobId: z.uuid(), records: z.number() }),
  problems: [
    'classification.fonds-not-found',
    'classification.no-schedule',
    'arrangement.nothing-to-file',
    'arrangement.not-ready',
  ],
});

export const listClasses = endpoint({
  method: 'GET',
  path: '/arrangement/classes',
  summary: 'The classes of a fonds with their numbers, and any gap in them',
  access: 'records.read',
  query: z.object({ fondsId: z.uuid() }),
  reply: z.array(
    place.extend({
      classKey: z.string(),
      filed: z.number(),
      firstNumber: z.number().nullable(),
      lastNumber: z.number().nullable(),
      missing: z.array(z.number()),
    }),
  ),
  problems: ['classification.fonds-not-found'],
});

/** What the printed forms are made of: 目录 (nine columns) with its cover, 盒脊, 备考表, 归档章. */
export const printFilter = z.object({
  fondsId: z.uuid(),
  classKey: z.string().max(200),
  from: z.coerce.number().int().min(1).optional(),
  to: z.coerce.number().int().min(1).optional(),
});

export const getFilingCatalogue = endpoint({
  method: 'GET',
  path: '/arrangement/catalogue',
  summary:
    'The filing catalogue of a class (DA/T 22-2015, 5.5.2), for print; its making is in the trail',
  access: 'arrangement.print',
  query: printFilter,
  reply: z.object({
    place: place.extend({ fondsName: z.string(), retentionName: z.string() }),
    rows: z.array(
      z.object({
        sequence: z.number(),
        archivalCode: z.string(),
        documentNumber: z.string(),
        creator: z.string(),
        title: z.string(),
        /** YYYYMMDD */
        date: z.string(),
        securityLevel: z.string(),
        pages: z.number().nullable(),
        remark: z.string(),
        itemNumber: z.number(),
        itemNumberText: z.string(),
        year: z.number(),
        retention: z.string(),
        department: z.string(),
        boxNumber: z.string(),
      }),
    ),
    /** The boxes these rows lie in, for 盒脊 and 备考表. */
    boxes: z.array(
      z.object({
        number: z.string(),
        thickness: boxThickness,
        arrangedBy: z.string().nullable(),
        arrangedAt: instant,
        checkedBy: z.string().nullable(),
        checkedAt: instant.nullable(),
        /** Numbers without a record, each with its explanation. */
        notes: z.array(z.string()),
      }),
    ),
    printedAt: instant,
    printedBy: z.string(),
  }),
  problems: ['classification.fonds-not-found'],
});
