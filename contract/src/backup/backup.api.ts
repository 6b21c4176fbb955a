import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { backupPolicy, backupStatus, policyRules, setRow, testRow } from './backup.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const params = z.object({ set: text(40) });

export const getBackupStatus = endpoint({
  method: 'GET',
  path: '/backup/status',
  summary: 'How the backup stands: alarms, the newest set, the newest drill',
  access: 'backup.read',
  reply: backupStatus,
});

export const listBackupPolicies = endpoint({
  method: 'GET',
  path: '/backup/policies',
  summary: 'All versions of the backup policy, the one in force first',
  access: 'backup.read',
  reply: z.object({ policies: z.array(backupPolicy) }),
});

export const decideBackupPolicy = endpoint({
  method: 'POST',
  path: '/backup/policies',
  summary: 'Put a new version of the backup policy into force',
  access: 'backup.manage',
  body: policyRules.extend({ note: text(500) }),
  reply: z.object({ version: z.number() }),
  problems: ['backup.folder-inside'],
});

export const listBackupSets = endpoint({
  method: 'GET',
  path: '/backup/sets',
  summary: 'Backup sets with their copies elsewhere and their destruction, newest first',
  access: 'backup.read',
  reply: z.object({ sets: z.array(setRow) }),
});

export const listBackupTests = endpoint({
  method: 'GET',
  path: '/backup/tests',
  summary: 'Verifications, drills and restores of sets, newest first',
  access: 'backup.read',
  reply: z.object({ tests: z.array(testRow) }),
});

export const getBackupTest = endpoint({
  method: 'GET',
  path: '/backup/tests/:testId',
  summary: 'One test with its faults and, of a drill, its certificate',
  access: 'backup.read',
  params: z.object({ testId: z.uuid() }),
  reply: testRow,
  problems: ['backup.test-not-found'],
});

export const startBackupWork = endpoint({
  method: 'POST',
  path: '/backup/works',
  summary: 'Take a set, verify one, or rehearse a restore, by the policy in force',
  access: 'backup.manage',
  body: z.discriminatedUnion('work', [
    z.object({ work: z.enum(['full', 'incremental', 'drill']) }),
    z.object({ work: z.literal('verification'), set: text(40) }),
  ]),
  reply: z.object({ jobId: z.uuid() }),
  problems: [
    'backup.no-policy',
    'backup.under-way',
    'backup.set-not-found',
    'backup.destroyed-already',
    'backup.other-folder',
  ],
});

export const recordBackupCopy = endpoint({
  method: 'POST',
  path: '/backup/sets/:set/copies',
  summary: 'Register that a set also lies at another place (DA/T 99, A.4)',
  access: 'backup.manage',
  params,
  body: z.object({
    place: text(200),
    kilometres: z.number().int().min(0).max(20_000).nullable(),
    carrier: text(100),
    carrierNumber: text(100),
    keptBy: text(100),
  }),
  reply: z.object({}),
  problems: ['backup.set-not-found', 'backup.destroyed-already'],
});

export const destroyBackupSet = endpoint({
  method: 'POST',
  path: '/backup/sets/:set/destruction',
  summary: 'Destroy a set and register it (DA/T 99, A.3); what other sets need stays',
  access: 'backup.manage',
  params,
  body: z.object({ reason: text(500) }),
  reply: z.object({}),
  problems: [
    'backup.set-not-found',
    'backup.destroyed-already',
    'backup.last-set',
    'backup.other-folder',
    'backup.no-policy',
    'backup.under-way',
  ],
});

export const acknowledgeBackupAlarm = endpoint({
  method: 'POST',
  path: '/backup/acknowledgements',
  summary: 'Say why the archive lives with an alarm about its backup for now; the alarm stays',
  access: 'backup.acknowledge',
  body: z.object({ reason: text(500) }),
  reply: z.object({}),
  problems: ['backup.nothing-to-acknowledge'],
});
