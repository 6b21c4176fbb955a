import { changed, command, unchanged } from '#platform/command.ts';
import type { Found } from './check.ts';
import { getRun } from './run-queries.ts';

/** What was found of one record, or with null of the batch. */
export type Noted = { readonly recordId: string | null; readonly found: readonly Found[] };

/** Keeps what the checks found, each with its evidence; earlier results stay beside it. */
export const noteResults = command<{ runId: string; noted: readonly Noted[] }, undefined>({
  name: 'quality.note-results',

  async perform({ tx, now }, { runId, noted }) {
    const run = await getRun(tx, runId);
    const rows = noted.flatMap(({ recordId, found }) =>
      found.map((one) => ({
        agency_id: run.agency_id,
        run_id: runId,
        record_id: recordId,
        item_code: one.code,
        outcome: one.outcome,
        object: one.object,
        expected: one.expected,
        actual: one.actual,
        note: one.note,
        evidence: JSON.stringify({ seen: one.seen }),
        tool: one.tool.name,
        tool_version: one.tool.version,
        at: now,
        operator: run.started_by,
      })),
    );
    if (rows.length === 0) return unchanged(undefined);
    for (let start = 0; start < rows.length; start += 500)
      await tx
        .insertInto('check_result')
        .values(rows.slice(start, start + 500))
        .execute();
    const failed = noted.flatMap(({ recordId, found }) =>
      found
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ code }) => `${code} ${recordId ?? '批次'}`),
    );
    return changed(undefined, {
      subject: `check-run:${runId}`,
      agencyId: run.agency_id,
      details: { results: rows.length, records: noted.length, failed: failed.slice(0, 100) },
    });
  },
});
