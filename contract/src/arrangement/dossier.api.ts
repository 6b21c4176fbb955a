import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { day, instant } from '../values.ts';

const reason = z.string().trim().min(1).max(500);
const dossierClass = z.number().int().min(1).max(8);

export const dossierPaper = z.object({
  id: z.uuid(),
  class: dossierClass,
  sequence: z.number().int(),
  number: z.string().nullable(),
  creator: z.string(),
  title: z.string(),
  datedOn: day,
  pages: z.number().int().nullable(),
  remark: z.string().nullable(),
  recordId: z.uuid().nullable(),
  addedByName: z.string().nullable(),
  addedAt: instant,
  /** Taken out, with the reason; its number stays its own. */
  removed: z
    .object({ at: instant, byName: z.string().nullable(), reason: z.string().nullable() })
    .nullable(),
});
export type DossierPaper = z.output<typeof dossierPaper>;

export const getDossier = endpoint({
  method: 'GET',
  path: '/arrangement/dossiers/:fondsId',
  summary: 'The dossier of a fonds (DA/T 12-2012): its papers, class by class',
  access: 'records.read',
  params: z.object({ fondsId: z.uuid() }),
  reply: z.object({
    fondsCode: z.string(),
    fondsName: z.string(),
    papers: z.array(dossierPaper),
  }),
  problems: ['classification.fonds-not-found'],
});

export const addDossierPaper = endpoint({
  method: 'POST',
  path: '/arrangement/dossiers/:fondsId/papers',
  summary: 'Enter a paper into the dossier of a fonds, or a record of this archive that is one',
  access: 'arrangement.arrange',
  params: z.object({ fondsId: z.uuid() }),
  body: z.object({
    class: dossierClass,
    number: z.string().trim().max(100).nullable(),
    creator: z.string().trim().min(1).max(200),
    title: z.string().trim().min(1).max(500),
    datedOn: day,
    pages: z.number().int().min(1).max(9999).nullable(),
    remark: z.string().trim().max(500).nullable(),
    recordId: z.uuid().nullable(),
  }),
  reply: z.object({ id: z.uuid(), sequence: z.number().int() }),
  problems: ['classification.fonds-not-found', 'records.not-found'],
});

export const removeDossierPaper = endpoint({
  method: 'POST',
  path: '/arrangement/dossier-papers/:paperId/removal',
  summary: 'Take a paper out of a dossier, with a reason; its number is not used again',
  access: 'arrangement.arrange',
  params: z.object({ paperId: z.uuid() }),
  body: z.object({ reason }),
  reply: z.object({}),
  problems: ['arrangement.paper-not-found'],
});
