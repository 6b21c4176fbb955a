import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { carrier } from '../records/record.ts';
import { instant } from '../values.ts';
import { boxState, boxThickness, paperRule } from './box-plan.ts';

const inClass = z.object({ fondsId: z.uuid(), classKey: z.string().min(1).max(200) });
const boxParams = z.object({ boxId: z.uuid() });

export const box = z.object({
  id: z.uuid(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  fondsName: z.string(),
  classKey: z.string(),
  category: categoryCode,
  year: z.number().int(),
  retention: z.string(),
  department: z.string().nullable(),
  number: z.number().int(),
  thickness: boxThickness,
  firstItem: z.number().int(),
  lastItem: z.number().int(),
  records: z.number().int(),
  pages: z.number().int(),
  contentMm: z.number(),
  state: boxState,
  location: z.string().nullable(),
  plannedByName: z.string().nullable(),
  plannedAt: instant,
  closedByName: z.string().nullable(),
  closedAt: instant.nullable(),
  shelvedAt: instant.nullable(),
});
export type Box = z.output<typeof box>;

const plannedBox = z.object({
  first: z.number().int(),
  last: z.number().int(),
  thickness: boxThickness,
  records: z.number().int(),
  pages: z.number().int(),
  uncounted: z.number().int(),
  contentMm: z.number(),
  overfull: z.boolean(),
});

export const listBoxes = endpoint({
  method: 'GET',
  path: '/arrangement/boxes',
  summary: 'The boxes of a fonds, by class and number',
  access: 'records.read',
  query: z.object({
    fondsId: z.uuid(),
    classKey: z.string().max(200).optional(),
    year: z.coerce.number().int().optional(),
    state: boxState.optional(),
  }),
  reply: z.object({
    boxes: z.array(box),
    /** Records on paper that are filed and in no box yet, by class. */
    unboxed: z.array(
      z.object({
        classKey: z.string(),
        year: z.number().int().nullable(),
        retention: z.string().nullable(),
        department: z.string().nullable(),
        records: z.number().int(),
      }),
    ),
  }),
  problems: ['classification.fonds-not-found'],
});

export const getBox = endpoint({
  method: 'GET',
  path: '/arrangement/boxes/:boxId',
  summary: 'One box and what lies in it: what its label opens',
  access: 'records.read',
  params: boxParams,
  reply: box.extend({
    content: z.array(
      z.object({
        recordId: z.uuid(),
        itemNumber: z.number().int(),
        archivalCode: z.string(),
        title: z.string().nullable(),
        pages: z.number().int().nullable(),
        carrier,
        components: z.number().int(),
        correspondence: z.string().nullable(),
        /** Its number stays in the box, its paper does not. */
        destroyed: z.boolean(),
      }),
    ),
    /** What keeps it from being closed, one sentence each. */
    hindrances: z.array(z.string()),
  }),
  problems: ['arrangement.box-not-found'],
});

export const planBoxes = endpoint({
  method: 'GET',
  path: '/arrangement/box-plan',
  summary: 'How the paper records of a class would go into boxes; open boxes are planned anew',
  access: 'arrangement.arrange',
  query: inClass.extend(paperRule.shape),
  reply: z.object({
    nextNumber: z.number().int(),
    replaces: z.number().int(),
    items: z.array(
      z.object({
        item: z.number().int(),
        pages: z.number().int().nullable(),
        archivalCode: z.string(),
        title: z.string().nullable(),
      }),
    ),
    boxes: z.array(plannedBox),
  }),
  problems: ['classification.fonds-not-found'],
});

export const applyBoxPlan = endpoint({
  method: 'PUT',
  path: '/arrangement/box-plan',
  summary: 'Make the boxes of a plan; each ends with the item named',
  access: 'arrangement.arrange',
  body: inClass.extend({
    paper: paperRule,
    lastItems: z.array(z.number().int().min(1)).min(1).max(2000),
  }),
  reply: z.object({ boxes: z.number().int() }),
  problems: [
    'classification.fonds-not-found',
    'arrangement.nothing-to-box',
    'arrangement.plan-out-of-date',
  ],
});

export const closeBox = endpoint({
  method: 'POST',
  path: '/arrangement/boxes/:boxId/closing',
  summary: 'Close a box: refused while a number in it is missing without explanation, or repeated',
  access: 'arrangement.arrange',
  params: boxParams,
  reply: z.object({}),
  problems: [
    'arrangement.box-not-found',
    'arrangement.box-wrong-state',
    'arrangement.numbers-in-disorder',
  ],
});

export const reopenBox = endpoint({
  method: 'POST',
  path: '/arrangement/boxes/:boxId/reopening',
  summary: 'Open a closed box again, before it is on a shelf',
  access: 'arrangement.arrange',
  params: boxParams,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: z.object({}),
  problems: ['arrangement.box-not-found', 'arrangement.box-wrong-state'],
});

export const shelveBox = endpoint({
  method: 'POST',
  path: '/arrangement/boxes/:boxId/shelving',
  summary: 'Put a closed box in its place, or in another one; its records are then in custody',
  access: 'arrangement.arrange',
  params: boxParams,
  body: z.object({ location: z.string().trim().min(1).max(100) }),
  reply: z.object({}),
  problems: [
    'arrangement.box-not-found',
    'arrangement.box-wrong-state',
    'arrangement.correspondence-missing',
  ],
});
