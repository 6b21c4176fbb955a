import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { packageProfile } from '../preservation/package-profile.ts';
import { carrier } from '../records/record.ts';
import { securityLevel } from '../records/security-level.ts';
import { instant } from '../values.ts';
import { selfTest } from './self-test.ts';
import {
  listedRecord,
  transferKind,
  transferPackage,
  transferState,
  transferStep,
} from './transfer-batch.ts';
import { transferRefusal } from './transfer-refusal.ts';
import { decidedRule, dueStanding, transferRule } from './transfer-rule.ts';
import {
  sheetSignatures,
  transferMedium,
  transferReception,
  transferSheet,
} from './transfer-sheet.ts';

const params = z.object({ batchId: z.uuid() });
const year = z.coerce.number().int().min(1600).max(2199);

export const getTransferRule = endpoint({
  method: 'GET',
  path: '/transfer/rule',
  summary: 'After how many years the records of a fonds go to the archive, and by which rule',
  access: 'transfer.read',
  query: z.object({ fondsId: z.uuid() }),
  reply: decidedRule,
  problems: ['classification.fonds-not-found'],
});

export const decideTransferRule = endpoint({
  method: 'POST',
  path: '/transfer/rules',
  summary: 'Decide after how many years the records of an agency go to the archive',
  access: 'transfer.decide',
  body: transferRule.extend({ fondsId: z.uuid() }),
  reply: z.object({}),
  problems: ['classification.fonds-not-found'],
});

const range = z.object({
  fondsId: z.uuid(),
  kind: transferKind.default('mixed'),
  retention: z.string().max(10).default('Y'),
  yearFrom: year.optional(),
  yearTo: year.optional(),
  standing: dueStanding.optional(),
});

export const listDueYears = endpoint({
  method: 'GET',
  path: '/transfer/due',
  summary:
    'Permanent records of a fonds by year and carrier: due, overdue, already in a batch, gone',
  access: 'transfer.read',
  query: z.object({ fondsId: z.uuid() }),
  reply: z.object({
    rule: decidedRule,
    years: z.array(
      z.object({
        year: z.number(),
        carrier,
        dueYear: z.number(),
        standing: dueStanding,
        /** Filed and not transferred, whether in a batch or not. */
        records: z.number(),
        inBatch: z.number(),
        transferred: z.number(),
      }),
    ),
  }),
  problems: ['classification.fonds-not-found'],
});

export const listCandidates = endpoint({
  method: 'GET',
  path: '/transfer/candidates',
  summary: 'Filed records that could go to the archive, each with what keeps it here',
  access: 'transfer.read',
  query: range.extend({
    carrier: carrier.optional(),
    refused: z.enum(['yes', 'no']).optional(),
    refusal: transferRefusal.optional(),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    candidates: z.array(
      z.object({
        id: z.uuid(),
        code: z.string(),
        title: z.string(),
        year: z.number().nullable(),
        carrier,
        retention: z.string(),
        securityLevel,
        dueYear: z.number().nullable(),
        standing: dueStanding.nullable(),
        refusals: z.array(transferRefusal),
      }),
    ),
    total: z.number(),
    refused: z.number(),
    next: z.string().nullable(),
  }),
  problems: ['classification.fonds-not-found'],
});

const batchRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: transferKind,
  profile: packageProfile,
  state: transferState,
  fondsCode: z.string(),
  archiveName: z.string(),
  yearFrom: z.number(),
  yearTo: z.number(),
  agreedOn: z.iso.date(),
  receivedOn: z.iso.date().nullable(),
  round: z.number(),
  items: z.number(),
  files: z.number(),
  bytes: z.number(),
  plannedAt: instant,
  plannedByName: z.string().nullable(),
});

export const listTransfers = endpoint({
  method: 'GET',
  path: '/transfer/batches',
  summary: 'Batches for the archive, newest first',
  access: 'transfer.read',
  query: z.object({
    fondsId: z.uuid().optional(),
    state: transferState.optional(),
    late: z.enum(['yes']).optional(),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    batches: z.array(batchRow),
    total: z.number(),
    next: z.string().nullable(),
  }),
});

export const planTransfer = endpoint({
  method: 'POST',
  path: '/transfer/batches',
  summary: 'Plan a batch for the archive: chosen records, or all that may go of a range',
  access: 'transfer.prepare',
  body: range.extend({
    archiveName: z.string().trim().min(1).max(100),
    archiveCode: z.string().trim().max(50).nullable().default(null),
    profile: packageProfile.default('DAT93-2022'),
    agreedOn: z.iso.date(),
    note: z.string().trim().max(500).nullable().default(null),
    recordIds: z.array(z.uuid()).min(1).max(20_000).optional(),
  }),
  reply: z.object({ batchId: z.uuid(), number: z.string(), items: z.number() }),
  problems: [
    'classification.fonds-not-found',
    'transfer.nothing-to-transfer',
    'transfer.kind-differs',
    'transfer.records-refused',
    'transfer.volume-divided',
  ],
});

export const getTransfer = endpoint({
  method: 'GET',
  path: '/transfer/batches/:batchId',
  summary: 'A batch for the archive: where it stands, its package, its test, its steps',
  access: 'transfer.read',
  params,
  reply: batchRow.extend({
    fondsId: z.uuid(),
    fondsName: z.string(),
    unitName: z.string(),
    archiveCode: z.string().nullable(),
    retention: z.string(),
    note: z.string().nullable(),
    jobId: z.uuid().nullable(),
    paperItems: z.number(),
    firstCode: z.string(),
    lastCode: z.string(),
    label: z.string(),
    package: transferPackage.nullable(),
    selfTest: selfTest.nullable(),
    steps: z.array(transferStep),
    sheet: transferSheet.nullable(),
  }),
  problems: ['transfer.batch-not-found'],
});

export const listTransferItems = endpoint({
  method: 'GET',
  path: '/transfer/batches/:batchId/items',
  summary: 'The list of a batch (移交清单), in its order',
  access: 'transfer.read',
  params,
  query: z.object({
    after: z.string().max(20).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(100),
  }),
  reply: z.object({
    items: z.array(listedRecord.extend({ recordId: z.uuid(), position: z.number() })),
    total: z.number(),
    next: z.string().nullable(),
  }),
  problems: ['transfer.batch-not-found'],
});

export const takeOutOfTransfer = endpoint({
  method: 'POST',
  path: '/transfer/batches/:batchId/removals',
  summary: 'Take records out of a batch whose list is still open',
  access: 'transfer.prepare',
  params,
  body: z.object({ recordIds: z.array(z.uuid()).min(1).max(1000) }),
  reply: z.object({}),
  problems: [
    'transfer.batch-not-found',
    'transfer.list-closed',
    'transfer.record-not-in-batch',
    'transfer.nothing-to-transfer',
    'transfer.volume-divided',
  ],
});

export const packTransfer = endpoint({
  method: 'POST',
  path: '/transfer/batches/:batchId/packaging',
  summary: 'Make the package of a batch, anew where there was one',
  access: 'transfer.prepare',
  params,
  reply: z.object({ jobId: z.uuid() }),
  problems: ['transfer.batch-not-found', 'transfer.wrong-state', 'transfer.records-refused'],
});

export const testTransfer = endpoint({
  method: 'POST',
  path: '/transfer/batches/:batchId/self-test',
  summary: 'Test the package of a batch before it leaves',
  access: 'transfer.prepare',
  params,
  reply: z.object({ jobId: z.uuid() }),
  problems: ['transfer.batch-not-found', 'transfer.wrong-state'],
});

export const downloadTransfer = endpoint({
  method: 'GET',
  path: '/transfer/batches/:batchId/package',
  summary: 'The package of a batch as one zip file; refused where it is not what was packed',
  access: 'transfer.prepare',
  params,
  reply: { bytes: ['application/zip'] },
  problems: [
    'transfer.batch-not-found',
    'transfer.wrong-state',
    'transfer.package-missing',
    'transfer.package-changed',
  ],
});

export const downloadVerifier = endpoint({
  method: 'GET',
  path: '/transfer/verifier',
  summary:
    'Two scripts with which the receiving archive verifies a package and its signature without Lantai',
  access: 'transfer.read',
  reply: { bytes: ['application/zip'] },
});

export const handOverTransfer = endpoint({
  method: 'POST',
  path: '/transfer/batches/:batchId/handing-over',
  summary: 'Hand a batch over, with the handing side of the register (登记表) frozen',
  access: 'transfer.decide',
  params,
  body: z.object({
    matter: z.string().trim().min(1).max(200),
    description: z.string().trim().min(1).max(500),
    medium: transferMedium.nullable(),
    signatures: sheetSignatures,
  }),
  reply: z.object({}),
  problems: [
    'transfer.batch-not-found',
    'transfer.wrong-state',
    'transfer.package-missing',
    'transfer.package-changed',
    'transfer.records-changed',
    'transfer.signed-by-one',
    'transfer.days-out-of-order',
  ],
});

export const noteTransferStep = endpoint({
  method: 'POST',
  path: '/transfer/batches/:batchId/steps',
  summary: 'Enter what was done with a batch outside: prepared, looked at, signed for, returned',
  access: 'transfer.prepare',
  params,
  body: z.object({
    action: z.enum(['prepare', 'inspect', 'sign-for', 'return', 'withdraw', 'close']),
    happenedOn: z.iso.date(),
    signer: z.string().trim().min(1).max(50),
    note: z.string().trim().max(2000).default(''),
  }),
  reply: z.object({}),
  problems: [
    'transfer.batch-not-found',
    'transfer.wrong-state',
    'transfer.days-out-of-order',
    'transfer.reasons-missing',
  ],
});

export const receiveTransfer = endpoint({
  method: 'POST',
  path: '/transfer/batches/:batchId/reception',
  summary: 'Enter that the archive has received a batch: its records are transferred',
  access: 'transfer.decide',
  params,
  body: transferReception,
  reply: z.object({}),
  problems: [
    'transfer.batch-not-found',
    'transfer.wrong-state',
    'transfer.records-changed',
    'transfer.check-failed',
    'transfer.check-not-made',
    'transfer.paper-count-differs',
    'transfer.days-out-of-order',
    'transfer.signed-by-one',
    'records.frozen',
  ],
});

export const printTransferSheet = endpoint({
  method: 'GET',
  path: '/transfer/batches/:batchId/sheet',
  summary: 'The register of a batch (登记表) for print; its printing is in the trail',
  access: 'transfer.read',
  params,
  reply: transferSheet,
  problems: ['transfer.batch-not-found', 'transfer.sheet-not-made'],
});
