import type { CatalogueHeading } from '@lantai/contract/capture/catalogue-columns.ts';
import type { CatalogueEntry, CheckedRow } from '../catalogue/catalogue-entry.ts';
import { findAlike, findKnownKeys } from './compare-with-fonds.ts';
import type { ImportWork } from './import-work.ts';
import { type RowFinding, severityOf } from './intake-rule.ts';
import { judgeIntake } from './judge-intake.ts';

export type JudgedRow = {
  readonly row: number;
  readonly findings: readonly RowFinding[];
  /** Does not come in, whether wrong in itself or only here. */
  readonly isInError: boolean;
  /** Right in itself, and may not come into this fonds. */
  readonly isRefused: boolean;
  /** Came in before. */
  readonly isThere: boolean;
};

/** Judges the rows of one catalogue by what the fonds holds already, batch by batch and in their order. */
export function rowJudge({ platform, target }: ImportWork, heading: CatalogueHeading) {
  const { id: fondsId } = target.fonds;
  const seen = new Set<string>();

  return async (batch: readonly CheckedRow[]): Promise<JudgedRow[]> => {
    const entries = batch.flatMap(({ entry }) => entry ?? []);
    const known = await findKnownKeys(platform, fondsId, entries);
    const fresh = entries.filter(({ sourceKey }) => !known.has(sourceKey));
    const alike = await findAlike(platform, fondsId, fresh);

    return batch.map((checked) => {
      const { row, entry, errors, notices } = checked;
      const isThere = entry !== undefined && known.has(entry.sourceKey);
      const circumstances = { heading, target, alike: entry ? elsewhere(entry) : [] };
      const intake = entry && !isThere ? judgeIntake(checked, entry, circumstances) : [];
      if (entry) seen.add(entry.sourceKey);
      const isRefused = intake.some((finding) => severityOf(finding) === 'error');
      const findings = [...errors, ...notices, ...intake];
      return { row, findings, isInError: entry === undefined || isRefused, isRefused, isThere };
    });

    // Of two like rows in one catalogue the second has its notice already; whether the first came
    // in before or comes in now must make no difference to it.
    function elsewhere({ likenessKey }: CatalogueEntry) {
      const found = alike.get(likenessKey ?? '') ?? [];
      return found.filter(({ sourceKey }) => sourceKey === null || !seen.has(sourceKey));
    }
  };
}
