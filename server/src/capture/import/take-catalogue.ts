import {
  type CatalogueHeading,
  catalogueColumns,
} from '@lantai/contract/capture/catalogue-columns.ts';
import { execute } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import type { Incoming } from '../../records/insert-records.ts';
import type { CheckedRow } from '../catalogue/catalogue-entry.ts';
import { checkRows } from '../catalogue/check-rows.ts';
import { componentFolder } from '../catalogue/match-components.ts';
import type { CheckedCatalogue } from './check-catalogue.ts';
import { findKnownKeys } from './compare-with-fonds.ts';
import { type ImportWork, openStagedCatalogue } from './import-work.ts';
import { inBatches } from './in-batches.ts';
import { type AcceptedRow, incomingRecord, secrecyOf } from './incoming-record.ts';
import { foundAtIntake, type RowFinding } from './intake-rule.ts';
import { noteFindings } from './note-check.ts';
import { stageRow, type UnreadableComponent } from './stage-row.ts';
import { takeRows } from './take-rows.ts';

/** Rows taken in in one transaction: a cancel is obeyed, and a crash costs, no more than one batch. */
const batchRows = 100;

/**
 * Takes in what the check let pass, batch by batch: bytes into staging, then rows. Returns how many
 * rows are in the fonds now; those whose files proved unreadable are not, and a finding says so.
 */
export async function takeCatalogue(work: ImportWork, checked: CheckedCatalogue): Promise<number> {
  const catalogue = await openStagedCatalogue(work);
  const folder = work.source && componentFolder(work.source.paths);
  const rows = checkRows(catalogue, { ...work.target.rules, findComponents: folder?.find });
  let { position, acceptable: accepted } = checked;
  let walked = 0;

  for await (const batch of inBatches(rows, batchRows)) {
    const passed = batch.flatMap((row) => acceptedRow(row, checked.refused) ?? []);
    const unreadable = await takeBatch(work, passed);
    const findings = unreadable.map((component) => unreadableFinding(catalogue.heading, component));
    if (findings.length > 0) await note(work, findings, position);
    position += findings.length;
    accepted -= findings.length;
    walked += batch.length;
    await work.progress(walked, checked.rowsRead, '正在导入');
  }
  return accepted;
}

function acceptedRow(checked: CheckedRow, refused: ReadonlySet<number>): AcceptedRow | undefined {
  const { row, entry } = checked;
  return entry && !refused.has(row) ? { entry, secrecy: secrecyOf(checked) } : undefined;
}

/** Puts the batch together again when another import was quicker with one of its rows. */
async function takeBatch(
  work: ImportWork,
  passed: readonly AcceptedRow[],
): Promise<UnreadableComponent[]> {
  const { platform, actor, importId, target } = work;
  for (let attempt = 1; ; attempt += 1) {
    const { incoming, unreadable } = await stageFresh(work, passed);
    try {
      const input = { importId, fondsId: target.fonds.id, incoming };
      if (incoming.length > 0) await execute(platform, takeRows, actor, input);
      return unreadable;
    } catch (error) {
      const isOvertaken = error instanceof Problem && error.code === 'records.already-received';
      if (!isOvertaken || attempt === 5) throw error;
    }
  }
}

async function stageFresh(
  { platform, source, target }: ImportWork,
  passed: readonly AcceptedRow[],
): Promise<{ incoming: Incoming[]; unreadable: UnreadableComponent[] }> {
  const entries = passed.map(({ entry }) => entry);
  const known = await findKnownKeys(platform, target.fonds.id, entries);
  const fresh = passed.filter(({ entry }) => !known.has(entry.sourceKey));
  const staged = await Promise.all(fresh.map((row) => stageRow(source, row)));
  const incoming = staged.flatMap(({ row, components }) =>
    components ? [{ ...incomingRecord(row, target), components }] : [],
  );
  return { incoming, unreadable: staged.flatMap(({ unreadable }) => unreadable ?? []) };
}

function unreadableFinding(
  { cells, columns }: CatalogueHeading,
  { entry, path, reason }: UnreadableComponent,
): RowFinding {
  const column = cells[columns.componentName ?? -1] ?? catalogueColumns.componentName[0];
  const place = { row: entry.row, column, value: entry.given.componentName ?? '' };
  return foundAtIntake(place, 'component-unreadable', { path, reason });
}

async function note(
  { platform, actor, importId }: ImportWork,
  findings: readonly RowFinding[],
  position: number,
): Promise<void> {
  const rowsInError = findings.length;
  await execute(platform, noteFindings, actor, { importId, position, findings, rowsInError });
}
