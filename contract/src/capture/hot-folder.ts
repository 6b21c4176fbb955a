import { z } from 'zod';
import { instant } from '../values.ts';
import { packageFinding } from './package-rule.ts';

export const hotPackageStates = ['accepted', 'partly', 'refused'] as const;
export const hotPackageState = z.enum(hotPackageStates);
export type HotPackageState = z.output<typeof hotPackageState>;

export const hotPackageStateNames: Record<HotPackageState, string> = {
  accepted: '已接收',
  partly: '部分接收',
  refused: '退回',
};

/** A package that somebody or some system put into the hot folder. */
export const hotPackage = z.object({
  id: z.uuid(),
  fondsId: z.uuid(),
  fondsCode: z.string(),
  name: z.string(),
  digest: z.string(),
  state: hotPackageState,
  /** Records it speaks of: taken, already there and refused make them up. */
  listed: z.number(),
  taken: z.number(),
  alreadyThere: z.number(),
  quarantined: z.number(),
  refused: z.number(),
  findings: z.array(packageFinding),
  receivedAt: instant,
});
export type HotPackage = z.output<typeof hotPackage>;
