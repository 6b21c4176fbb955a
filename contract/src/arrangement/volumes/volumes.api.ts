import { z } from 'zod';
import { categoryCode } from '../../classification/category.ts';
import { endpoint } from '../../endpoint.ts';
import { recordRow } from '../../records/record.ts';
import { instant } from '../../values.ts';
import {
  referenceSheet,
  volumeDescription,
  volumeDetail,
  volumeRow,
  volumeState,
} from './volume.ts';

const params = z.object({ volumeId: z.uuid() });
const recordIds = z.array(z.uuid()).min(1).max(1000);
const version = z.number().int();

export const listVolumes = endpoint({
  method: 'GET',
  path: '/arrangement/volumes',
  summary: 'Volumes and groups of a fonds: those being arranged first, then by code',
  access: 'records.read',
  query: z.object({
    fondsId: z.uuid(),
    category: categoryCode.optional(),
    state: volumeState.optional(),
    year: z.coerce.number().int().optional(),
    text: z.string().max(200).optional(),
    after: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({ volumes: z.array(volumeRow), total: z.number(), next: z.string().nullable() }),
  problems: ['classification.fonds-not-found'],
});
export const getVolume = endpoint({
  method: 'GET',
  path: '/arrangement/volumes/:volumeId',
  summary: 'One volume with its records in order and its reference sheet',
  access: 'records.read',
  params,
  reply: volumeDetail,
  problems: ['arrangement.volume-not-found'],
});
export const findVolumeCandidates = endpoint({
  method: 'GET',
  path: '/arrangement/volumes/:volumeId/candidates',
  summary: 'Records that may be put into a volume: of its class, accepted, in no volume',
  access: 'arrangement.arrange',
  params,
  query: z.object({ text: z.string().max(200).optional() }),
  reply: z.array(recordRow),
  problems: ['arrangement.volume-not-found'],
});
export const createVolume = endpoint({
  method: 'POST',
  path: '/arrangement/volumes',
  summary: 'Begin a volume in a category that is arranged by volume',
  access: 'arrangement.arrange',
  body: volumeDescription.extend({
    fondsId: z.uuid(),
    category: categoryCode,
    recordIds: recordIds.optional(),
  }),
  reply: volumeDetail,
  problems: [
    'classification.fonds-not-found',
    'arrangement.not-by-volume',
    'arrangement.volume-place-invalid',
    'arrangement.not-for-volume',
  ],
});
export const describeVolume = endpoint({
  method: 'PUT',
  path: '/arrangement/volumes/:volumeId',
  summary: 'Change title and place of a volume that is being arranged',
  access: 'arrangement.arrange',
  params,
  body: volumeDescription.extend({ version }),
  reply: volumeDetail,
  problems: [
    'arrangement.volume-not-found',
    'arrangement.volume-wrong-state',
    'arrangement.volume-place-invalid',
    'arrangement.not-for-volume',
    'records.changed-meanwhile',
  ],
});
export const putIntoVolume = endpoint({
  method: 'POST',
  path: '/arrangement/volumes/:volumeId/records',
  summary: 'Put records at the end of a volume',
  access: 'arrangement.arrange',
  params,
  body: z.object({ recordIds }),
  reply: volumeDetail,
  problems: [
    'arrangement.volume-not-found',
    'arrangement.volume-wrong-state',
    'arrangement.not-for-volume',
  ],
});
export const takeOutOfVolume = endpoint({
  method: 'POST',
  path: '/arrangement/volumes/:volumeId/removals',
  summary: 'Take records out of a volume; the others close up',
  access: 'arrangement.arrange',
  params,
  body: z.object({ recordIds }),
  reply: volumeDetail,
  problems: ['arrangement.volume-not-found', 'arrangement.volume-wrong-state'],
});
export const orderVolume = endpoint({
  method: 'PUT',
  path: '/arrangement/volumes/:volumeId/order',
  summary: 'Set the order of the records in a volume, and which of them are chosen',
  access: 'arrangement.arrange',
  params,
  body: z.object({
    items: z.array(z.object({ recordId: z.uuid(), chosen: z.boolean() })).max(1000),
    version,
  }),
  reply: volumeDetail,
  problems: [
    'arrangement.volume-not-found',
    'arrangement.volume-wrong-state',
    'records.changed-meanwhile',
  ],
});
export const closeVolume = endpoint({
  method: 'POST',
  path: '/arrangement/volumes/:volumeId/closing',
  summary: 'Close a volume with its reference sheet; what was not chosen is taken out',
  access: 'arrangement.arrange',
  params,
  body: referenceSheet,
  reply: volumeDetail,
  problems: [
    'arrangement.volume-not-found',
    'arrangement.volume-wrong-state',
    'arrangement.volume-empty',
    'arrangement.volume-selection',
    'arrangement.volume-pages-missing',
    'arrangement.volume-checked-by-same',
    'arrangement.volume-binding-unstated',
  ],
});
export const reopenVolume = endpoint({
  method: 'POST',
  path: '/arrangement/volumes/:volumeId/reopening',
  summary: 'Arrange a closed volume again, with a reason',
  access: 'arrangement.arrange',
  params,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: volumeDetail,
  problems: ['arrangement.volume-not-found', 'arrangement.volume-wrong-state'],
});
export const dissolveVolume = endpoint({
  method: 'POST',
  path: '/arrangement/volumes/:volumeId/dissolution',
  summary: 'Give a volume up; its records are in none again',
  access: 'arrangement.arrange',
  params,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: volumeDetail,
  problems: ['arrangement.volume-not-found', 'arrangement.volume-wrong-state'],
});
export const fileVolumes = endpoint({
  method: 'POST',
  path: '/arrangement/volume-filings',
  summary:
    'File closed volumes: numbered without a gap in their class, every record in its place; a job',
  access: 'arrangement.file',
  body: z.object({ fondsId: z.uuid(), volumeIds: z.array(z.uuid()).min(1).max(1000) }),
  reply: z.object({ jobId: z.uuid(), volumes: z.number() }),
  problems: [
    'classification.fonds-not-found',
    'arrangement.volume-not-found',
    'arrangement.volume-wrong-state',
    'arrangement.not-ready',
  ],
});

const printed = { printedAt: instant, printedBy: z.string() };
export const printVolume = endpoint({
  method: 'GET',
  path: '/arrangement/volumes/:volumeId/print',
  summary:
    'Cover, catalogue and reference sheet of a volume, for print; its making is in the trail',
  access: 'arrangement.print',
  params,
  reply: z.object({ volume: volumeDetail, ...printed }),
  problems: ['arrangement.volume-not-found'],
});
export const printVolumeCatalogue = endpoint({
  method: 'GET',
  path: '/arrangement/volume-catalogue',
  summary:
    'The catalogue of the filed volumes of a category, for print; its making is in the trail',
  access: 'arrangement.print',
  query: z.object({
    fondsId: z.uuid(),
    category: categoryCode,
    year: z.coerce.number().int().optional(),
  }),
  reply: z.object({ volumes: z.array(volumeRow), ...printed }),
  problems: ['classification.fonds-not-found'],
});
