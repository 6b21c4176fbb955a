import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { profileValues } from '../classification/profile-values.ts';
import { endpoint } from '../endpoint.ts';
import { instant, sortDirection } from '../values.ts';
import { givenRole } from './component-role.ts';
import { filingFault } from './filing-fault.ts';
import { descriptionChanges, recordDetail, recordRow } from './record.ts';
import { recordColumn } from './record-columns.ts';
import { recordState } from './record-life.ts';
import { recordSortKey } from './record-order.ts';

const recordParams = z.object({ recordId: z.uuid() });
const reason = z.string().trim().min(1).max(500);
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',') : value),
    z.array(item).optional(),
  );

export const recordFilter = z.object({
  fondsId: z.uuid().optional(),
  state: list(recordState),
  category: list(categoryCode),
  year: z.coerce.number().int().optional(),
  departmentId: z.uuid().optional(),
  matterId: z.uuid().optional(),
  idleBefore: z.iso.date().optional(),
  /** true: only what can be filed now; false: only what has faults. */
  ready: z.stringbool().optional(),
  /** Only what this keeps from being filed. */
  fault: filingFault.optional(),
  retention: z.string().max(10).optional(),
  departmentName: z.string().max(100).optional(),
  /** Only one class, of what has its number. */
  classKey: z.string().max(200).optional(),
  /** Only what was filed in this month, in Asia/Shanghai: 2026-03. */
  filedMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  /** Only what came in one way: upload, import, acquisition. */
  source: z.string().max(50).optional(),
  /** Only what one import brought in. */
  importId: z.uuid().optional(),
  /** Only what this version of a description profile describes. */
  profileId: z.uuid().optional(),
  quarantined: z.stringbool().optional(),
  /** Only one sequence of document numbers, or one number of it. */
  numberIssuer: z.string().max(100).optional(),
  numberYear: z.coerce.number().int().optional(),
  numberSequence: z.coerce.number().int().optional(),
  text: z.string().max(200).optional(),
});

export const listRecords = endpoint({
  method: 'GET',
  path: '/records',
  summary: 'Records of the collection in a chosen order, by key',
  access: 'records.read',
  query: recordFilter.extend({
    sort: recordSortKey.default('createdAt'),
    direction: sortDirection.default('descending'),
    after: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  reply: z.object({ records: z.array(recordRow), total: z.number(), next: z.string().nullable() }),
});

export const exportRecords = endpoint({
  method: 'GET',
  path: '/records/export.xlsx',
  summary:
    'A record list as a workbook: its filter, the columns it shows; the export is in the trail',
  access: 'records.read',
  query: recordFilter.extend({ columns: list(recordColumn) }),
  reply: {
    bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  problems: ['records.too-many-to-export'],
});

export const noteCorrespondence = endpoint({
  method: 'PUT',
  path: '/records/:recordId/correspondence',
  summary: 'Say where the paper or the bytes of a record on both carriers are; null takes it off',
  access: 'records.describe',
  params: recordParams,
  body: z.object({ note: reason.nullable() }),
  reply: recordDetail,
  problems: [
    'records.not-found',
    'records.wrong-state',
    'records.quarantined',
    'records.one-carrier',
  ],
});

export const getRecord = endpoint({
  method: 'GET',
  path: '/records/:recordId',
  summary: 'One record: description, components, place, what may be done',
  access: 'records.read',
  params: recordParams,
  reply: recordDetail,
  problems: ['records.not-found', 'records.destroyed'],
});

export const recordHistory = endpoint({
  method: 'GET',
  path: '/records/:recordId/history',
  summary: 'What happened to a record: field changes with old and new value, and its trail',
  access: 'records.read',
  params: recordParams,
  reply: z.object({
    changes: z.array(
      z.object({
        field: z.string(),
        /** The name of a field of a description profile. */
        fieldName: z.string().nullable().default(null),
        oldValue: z.string().nullable(),
        newValue: z.string().nullable(),
        changedByName: z.string().nullable(),
        changedAt: instant,
      }),
    ),
    events: z.array(
      z.object({
        seq: z.number(),
        at: instant,
        command: z.string(),
        actorName: z.string(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  problems: ['records.not-found'],
});

export const createRecord = endpoint({
  method: 'POST',
  path: '/records',
  summary:
    'Take a document in: described as far as known, with its uploaded files; numbered at once',
  access: 'capture.upload',
  body: z.object({
    fondsId: z.uuid(),
    /** Without it, a mail is 公务电子邮件 and everything else 文书. */
    category: categoryCode.optional(),
    description: descriptionChanges,
    /** Further fields, by the keys of the category's description profile. */
    more: profileValues.optional(),
    components: z.array(z.object({ uploadId: z.string(), role: givenRole })).default([]),
    /** false keeps it a draft without a number. */
    register: z.boolean().default(true),
  }),
  reply: recordDetail,
  problems: [
    'classification.fonds-not-found',
    'capture.upload-not-found',
    'records.description-invalid',
    'records.clause-not-in-force',
    'records.department-not-in-agency',
    'records.matter-not-open',
  ],
});

export const describeRecord = endpoint({
  method: 'PUT',
  path: '/records/:recordId',
  summary: 'Change a description; refused when somebody changed it meanwhile',
  access: 'records.describe',
  params: recordParams,
  body: z.object({
    version: z.number().int(),
    changes: descriptionChanges,
    /** Further fields, by the keys of the category's description profile. */
    more: profileValues.optional(),
    reason: reason.optional(),
  }),
  reply: recordDetail,
  problems: [
    'records.not-found',
    'records.changed-meanwhile',
    'records.wrong-state',
    'records.quarantined',
    'collection.needs-approval',
    'records.description-invalid',
    'records.clause-not-in-force',
    'records.department-not-in-agency',
    'records.matter-not-open',
  ],
});

export const registerRecord = endpoint({
  method: 'POST',
  path: '/records/:recordId/registration',
  summary: 'Give a draft its temporary number',
  access: 'capture.upload',
  params: recordParams,
  reply: recordDetail,
  problems: ['records.not-found', 'records.wrong-state'],
});

export const voidRecord = endpoint({
  method: 'POST',
  path: '/records/:recordId/voiding',
  summary: 'Void an unfiled record, with a reason',
  access: 'records.describe',
  params: recordParams,
  body: z.object({ reason }),
  reply: recordDetail,
  problems: ['records.not-found', 'records.wrong-state'],
});

export const addComponent = endpoint({
  method: 'POST',
  path: '/records/:recordId/components',
  summary: 'Attach an uploaded file to an unfiled record',
  access: 'capture.upload',
  params: recordParams,
  body: z.object({ uploadId: z.string(), role: givenRole }),
  reply: recordDetail,
  problems: ['records.not-found', 'records.wrong-state', 'capture.upload-not-found'],
});

export const removeComponent = endpoint({
  method: 'DELETE',
  path: '/records/:recordId/components/:componentId',
  summary: 'Detach a file from an unfiled record',
  access: 'records.describe',
  params: recordParams.extend({ componentId: z.uuid() }),
  reply: recordDetail,
  problems: ['records.not-found', 'records.wrong-state', 'records.component-not-found'],
});

export const reviewQuarantine = endpoint({
  method: 'POST',
  path: '/records/:recordId/quarantine-review',
  summary: 'Decide on a quarantined record: not secret after all, or out of the system',
  access: 'records.review-quarantine',
  params: recordParams,
  body: z.object({ decision: z.enum(['release', 'expel']), reason }),
  reply: z.object({}),
  problems: ['records.not-found', 'records.not-quarantined', 'records.wrong-state'],
});

export const getWorkbench = endpoint({
  method: 'GET',
  path: '/workbench',
  summary: 'What waits for me: counts that open their lists',
  // Everybody has it, save who must change the password first, and systems.
  access: 'platform.follow-jobs',
  reply: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        count: z.number(),
        oldestAt: instant.nullable(),
        /** Where the list is, with its filter. */
        to: z.string(),
        action: z.string(),
        /** Shown in red until it is put right. */
        alarm: z.boolean().optional(),
      }),
    ),
  }),
});
