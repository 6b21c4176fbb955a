import { z } from 'zod';
import { instant } from '../values.ts';

/** What becomes of files of a format. `by-rule`: an agency has nothing of its own to say of it. */
export const formatStandings = ['accepted', 'convert', 'refused', 'by-rule'] as const;
export const formatStanding = z.enum(formatStandings);
export type FormatStanding = z.output<typeof formatStanding>;
export const formatStandingNames: Record<FormatStanding, string> = {
  accepted: '接受',
  convert: '应转换',
  refused: '拒收',
  'by-rule': '按规则',
};

/** Whether a file can be read, found out by reading it. */
export const probeState = z.enum(['readable', 'damaged', 'encrypted', 'not-probed']);
export type ProbeState = z.output<typeof probeState>;
export const probeStateNames: Record<ProbeState, string> = {
  readable: '可读',
  damaged: '损坏',
  encrypted: '已加密',
  'not-probed': '未试读',
};

/**
 * Programs keep no record and may do harm; an agency that has to keep one decides so for itself.
 * By PRONOM's id, or by the name where there is none.
 */
const refusedUnlessDecided: readonly string[] = [
  ...['x-fmt/411', 'fmt/899', 'fmt/900', 'x-fmt/409', 'x-fmt/410'],
  ...['fmt/688', 'fmt/689', 'fmt/690', 'fmt/691', 'fmt/692', 'fmt/693', 'x-fmt/415', 'x-fmt/428'],
];

/** What a decision is kept under: PRONOM's id, or the name where PRONOM has none. */
export const formatKey = ({ puid, name }: { puid: string | null; name: string }): string =>
  puid ?? name;

/** What an agency's decision, or the lack of one, comes to; undefined leaves it to the rule of the category. */
export function standingOf(
  key: string,
  decided: FormatStanding | null,
): Exclude<FormatStanding, 'by-rule'> | undefined {
  if (decided !== null && decided !== 'by-rule') return decided;
  return refusedUnlessDecided.includes(key) ? 'refused' : undefined;
}

/** A format that an agency has files of. */
export const registeredFormat = z.object({
  key: z.string(),
  puid: z.string().nullable(),
  name: z.string(),
  version: z.string().nullable(),
  files: z.number(),
  bytes: z.number(),
  /** Of the files: those that may stay as they are, by the rule of their category or by decision. */
  conforming: z.number(),
  damaged: z.number(),
  encrypted: z.number(),
  decision: z
    .object({
      standing: formatStanding,
      reason: z.string(),
      decidedByName: z.string().nullable(),
      decidedAt: instant,
    })
    .nullable(),
  /** What holds without a decision, where the rule is the same for every category. */
  refusedByDefault: z.boolean(),
});
export type RegisteredFormat = z.output<typeof registeredFormat>;

/** What one file was found to be. */
export const foundFormat = z.object({
  puid: z.string().nullable(),
  name: z.string(),
  version: z.string().nullable(),
  probe: probeState,
  reason: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  tool: z.string(),
  examinedAt: instant,
});
export type FoundFormat = z.output<typeof foundFormat>;
