import type { ImportRun } from '@lantai/contract/capture/capture.api.ts';
import { command, unchanged } from '#platform/command.ts';
import type { Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { type RowFinding, severityOf } from './intake-rule.ts';

// What the check of a catalogue leaves behind. The catalogue is kept and could be read again with the
// same outcome, so these leave no trail of their own; the begin and the end of the import do.

export async function lockRun(tx: Tx, importId: string): Promise<Row<'import_run'>> {
  const run = await tx
    .selectFrom('import_run')
    .selectAll()
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!run) throw new Problem('capture.import-not-found', { importId });
  return run;
}

/** A run that was cut off checks everything again: its findings begin anew, its figures stay true. */
export const beginCheck = command<{ importId: string }, Row<'import_run'>>({
  name: 'capture.begin-check',

  async perform({ tx }, { importId }) {
    const run = await lockRun(tx, importId);
    await tx.deleteFrom('import_finding').where('import_id', '=', importId).execute();
    await tx
      .updateTable('import_run')
      .set({ state: 'checking', rows_read: null, rows_with_findings: 0, ended_at: null })
      .where('id', '=', importId)
      .execute();
    return unchanged(run);
  },
});

/** `position` of the first; `rowsInError`: how many rows these findings keep out. */
export type FoundRows = {
  readonly importId: string;
  readonly position: number;
  readonly findings: readonly RowFinding[];
  readonly rowsInError: number;
};

export const noteFindings = command<FoundRows, void>({
  name: 'capture.note-findings',

  async perform({ tx }, { importId, position, findings, rowsInError }) {
    const run = await lockRun(tx, importId);
    const rows = findings.map(({ row, column, value, rule, message }, index) => ({
      import_id: importId,
      agency_id: run.agency_id,
      position: position + index,
      row,
      column: withoutNul(column),
      value: withoutNul(value),
      rule,
      severity: severityOf({ row, column, value, rule, message }),
      message: withoutNul(message),
    }));
    // 9 parameters a row; PostgreSQL takes 65,535 a statement.
    for (let start = 0; start < rows.length; start += 5000)
      await tx
        .insertInto('import_finding')
        .values(rows.slice(start, start + 5000))
        .execute();
    await tx
      .updateTable('import_run')
      .set({ rows_with_findings: (run.rows_with_findings ?? 0) + rowsInError })
      .where('id', '=', importId)
      .execute();
    return unchanged(undefined);
  },
});

// PostgreSQL holds no NUL, and a row that is damaged by one is exactly what must be reported.
const withoutNul = (text: string) => text.replaceAll('\0', '\ufffd');

type EndCheck = {
  importId: string;
  rowsRead: number;
  alreadyThere: number;
  columns: ImportRun['columns'];
  leftoverFiles: readonly string[];
};

/** All rows are judged, none is taken in yet. */
export const endCheck = command<EndCheck, void>({
  name: 'capture.end-check',

  async perform({ tx }, { importId, rowsRead, alreadyThere, columns, leftoverFiles }) {
    const run = await lockRun(tx, importId);
    await tx
      .updateTable('import_run')
      .set({
        state: 'importing',
        rows_read: rowsRead,
        // What an earlier life of this run has imported is no find of something that was there.
        already_there: alreadyThere - run.imported,
        columns: JSON.stringify(columns),
        leftover_files: JSON.stringify(leftoverFiles),
      })
      .where('id', '=', importId)
      .execute();
    return unchanged(undefined);
  },
});
