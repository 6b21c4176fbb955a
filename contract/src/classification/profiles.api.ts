import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { categoryCode } from './category.ts';
import { descriptionProfile, profileField, profileUnit } from './profile.ts';

const params = z.object({ profileId: z.uuid() });
const note = z.string().trim().max(500).nullable();

export const listProfiles = endpoint({
  method: 'GET',
  path: '/classification/profiles',
  summary:
    'Description profiles I may see, by category: the national models and the agencies’ versions',
  access: 'classification.read',
  query: z.object({ category: categoryCode.optional() }),
  reply: z.array(descriptionProfile),
});
export const draftProfile = endpoint({
  method: 'POST',
  path: '/classification/profiles',
  summary: 'Begin an agency’s next version of a profile, copied from another',
  access: 'classification.manage',
  body: z.object({ agencyId: z.uuid(), fromProfileId: z.uuid() }),
  reply: descriptionProfile,
  problems: ['classification.profile-not-found', 'classification.profile-draft-there'],
});
export const editProfile = endpoint({
  method: 'PUT',
  path: '/classification/profiles/:profileId',
  summary: 'Replace unit and fields of a draft',
  access: 'classification.manage',
  params,
  body: z.object({
    unit: profileUnit,
    note,
    fields: z.array(profileField).max(100),
    rowVersion: z.number().int(),
  }),
  reply: descriptionProfile,
  problems: [
    'classification.profile-not-found',
    'classification.profile-wrong-state',
    'classification.profile-invalid',
    'records.changed-meanwhile',
  ],
});
export const adoptProfile = endpoint({
  method: 'POST',
  path: '/classification/profiles/:profileId/adoption',
  summary:
    'Put a draft into effect; records described before keep the version they were described by',
  access: 'classification.manage',
  params,
  reply: descriptionProfile,
  problems: ['classification.profile-not-found', 'classification.profile-wrong-state'],
});
