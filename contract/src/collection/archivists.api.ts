import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import {
  archivistPost,
  employment,
  postFields,
  postRole,
  postState,
  postStep,
  postWarning,
} from './archivist-post.ts';

const filters = z.object({
  text: z.string().max(100).optional(),
  agencyId: z.uuid().optional(),
  personId: z.uuid().optional(),
  /** Whoever has not left, unless a state is asked for. */
  state: z.union([postState, z.enum(['held', 'all'])]).default('held'),
  role: postRole.optional(),
  employment: employment.optional(),
  warning: postWarning.optional(),
});

/** A post that nobody holds. */
const vacancy = z.object({
  agencyId: z.uuid(),
  agencyName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  role: postRole,
  /** The day after the last one left; null where nobody was ever entered. */
  since: z.iso.date().nullable(),
  days: z.number().int().nullable(),
  /** Longer than the agency allows: a defect. So is an agency whose archivist was never entered. */
  isDefect: z.boolean(),
  allowedDays: z.number().int(),
  lastHeldBy: z.string().nullable(),
});
export type Vacancy = z.output<typeof vacancy>;

/** Who has the role by grant and is not in the register. */
const unentered = z.object({
  agencyId: z.uuid(),
  agencyName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  personId: z.uuid(),
  personName: z.string(),
  role: postRole,
});
export type Unentered = z.output<typeof unentered>;

export const listArchivists = endpoint({
  method: 'GET',
  path: '/collection/archivists',
  summary: 'The register of archivists, what it points out, vacant posts, and who is not entered',
  access: 'collection.read-archivists',
  query: filters,
  reply: z.object({
    posts: z.array(archivistPost),
    total: z.number().int(),
    vacancies: z.array(vacancy),
    unentered: z.array(unentered),
    /** Each is the total of the list with that filter, over the whole register in sight. */
    figures: z.object({
      held: z.number().int(),
      fullTime: z.number().int(),
      partTime: z.number().int(),
      onLeave: z.number().int(),
      handingOver: z.number().int(),
      left: z.number().int(),
      warnings: z.record(postWarning, z.number().int()),
      vacant: z.number().int(),
      defects: z.number().int(),
      unentered: z.number().int(),
    }),
  }),
});

export const exportArchivists = endpoint({
  method: 'GET',
  path: '/collection/archivists.xlsx',
  summary: 'The register of archivists as a workbook: exactly the rows of the list',
  access: 'collection.read-archivists',
  query: filters,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
});

export const enterPost = endpoint({
  method: 'POST',
  path: '/collection/archivists',
  summary: 'Enter somebody as the archivist of an agency or a department; gives no right',
  access: 'collection.decide',
  body: z.object({ unitId: z.uuid(), personId: z.uuid(), role: postRole, fields: postFields }),
  reply: z.object({ postId: z.uuid() }),
  problems: [
    'collection.post-held-already',
    'collection.post-misplaced',
    'collection.certificate-incomplete',
    'collection.person-not-here',
    'collection.post-days-wrong',
    'actor.out-of-reach',
    'identity.unit-not-found',
  ],
});

export const changePost = endpoint({
  method: 'PUT',
  path: '/collection/archivists/:postId',
  summary: 'Change what is entered about a post that is held',
  access: 'collection.decide',
  params: z.object({ postId: z.uuid() }),
  body: z.object({ fields: postFields, version: z.number().int() }),
  reply: z.object({}),
  problems: [
    'collection.post-not-found',
    'collection.post-wrong-state',
    'collection.certificate-incomplete',
    'collection.post-days-wrong',
    'records.changed-meanwhile',
  ],
});

export const movePost = endpoint({
  method: 'POST',
  path: '/collection/archivists/:postId/steps',
  summary: 'On leave with a stand-in, back, handing over, left with a signed list and a successor',
  access: 'collection.decide',
  params: z.object({ postId: z.uuid() }),
  body: z.object({
    step: postStep,
    /** Of a leave: who stands in. They need a grant of their own. */
    standInId: z.uuid().optional(),
    /** Of leaving: 任职止. */
    until: z.iso.date().optional(),
    reason: z.string().trim().min(1).max(200),
  }),
  reply: z.object({}),
  problems: [
    'collection.post-not-found',
    'collection.post-wrong-state',
    'collection.stand-in-missing',
    'collection.same-person',
    'collection.person-not-here',
    'collection.post-not-handed-over',
    'collection.post-days-wrong',
  ],
});
