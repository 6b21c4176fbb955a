import { z } from 'zod';

export const unitKinds = ['region', 'agency', 'department'] as const;
export const unitKind = z.enum(unitKinds);
export type UnitKind = z.output<typeof unitKind>;
export const unitKindNames: Record<UnitKind, string> = {
  region: '地区',
  agency: '机关',
  department: '部门',
};

/** What each kind may stand under; a region may also stand at the top. */
export const parentKinds: Record<UnitKind, readonly (UnitKind | 'top')[]> = {
  region: ['top', 'region'],
  agency: ['top', 'region'],
  department: ['agency'],
};

export const unit = z.object({
  id: z.uuid(),
  kind: unitKind,
  parentId: z.uuid().nullable(),
  agencyId: z.uuid().nullable(),
  code: z.string(),
  name: z.string(),
  sort: z.number().int(),
  closedOn: z.string().nullable(),
  version: z.number().int(),
});
export type Unit = z.output<typeof unit>;
