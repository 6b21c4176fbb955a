import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { type Carrier, emptyDescription } from '@lantai/contract/records/record.ts';
import { createRecord, describeRecord, getRecord } from '@lantai/contract/records/records.api.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '#platform/api.ts';
import { asProblem } from '#platform/api-problem.ts';
import {
  changesOf,
  type EntryRow,
  hasChanges,
  isBlank,
  issuesOf,
  rebased,
  rowOf,
} from './entry-row.ts';

/** Rows that are saved at the same time: a pasted block must not open a thousand connections. */
const AT_ONCE = 4;

/** What a new record gets beside what is typed. */
export type NewRecord = {
  readonly fondsId: string;
  readonly departmentId: string | null;
  readonly carrier: Carrier;
  readonly category: CategoryCode;
};

/** The rows of a sheet, saved one by one behind the back of who types. */
export function useSheet(initial: readonly EntryRow[], newRecord: NewRecord) {
  const [rows, setRows] = useState(initial);
  const [active, setActive] = useState(-1);
  const latest = useRef(rows);
  latest.current = rows;
  const inFlight = useRef(new Set<string>());
  const settings = useRef(newRecord);
  settings.current = newRecord;

  const replace = useCallback((key: string, change: (row: EntryRow) => EntryRow) => {
    setRows((kept) => {
      const index = kept.findIndex((row) => row.key === key);
      const row = kept[index];
      return row ? kept.with(index, change(row)) : kept;
    });
  }, []);

  const save = useCallback(
    async (row: EntryRow) => {
      inFlight.current.add(row.key);
      replace(row.key, (kept) => ({ ...kept, state: 'saving' }));
      try {
        const record = await send(row, settings.current);
        const saved = rowOf(record);
        replace(row.key, (kept) => ({
          ...kept,
          ...{ recordId: saved.recordId, version: saved.version, number: saved.number },
          // What was typed while it was under way is not lost: it differs from what is saved.
          saved: saved.values,
          values: kept.values === row.values ? saved.values : kept.values,
          state: 'idle',
          problem: undefined,
        }));
      } catch (error) {
        const problem = asProblem(error).title;
        replace(row.key, (kept) => ({ ...kept, state: 'failed', problem }));
      } finally {
        inFlight.current.delete(row.key);
      }
    },
    [replace],
  );

  useEffect(() => {
    for (const [index, row] of rows.entries()) {
      if (inFlight.current.size >= AT_ONCE) return;
      if (index !== active && isReady(row) && !inFlight.current.has(row.key)) void save(row);
    }
  }, [rows, active, save]);

  useWarning(rows);

  /** Takes up what somebody else has saved, then tries again. */
  const retry = useCallback(
    async (key: string) => {
      const row = latest.current.find((each) => each.key === key);
      if (!row) return;
      if (row.recordId === undefined) return replace(key, (kept) => ({ ...kept, state: 'idle' }));
      const record = await call(getRecord, { params: { recordId: row.recordId } });
      replace(key, (kept) => rebased(kept, record));
    },
    [replace],
  );
  return { rows, setRows, active, setActive, retry };
}

function isReady(row: EntryRow): boolean {
  return (
    row.state === 'idle' &&
    !isBlank(row) &&
    hasChanges(row) &&
    Object.keys(issuesOf(row)).length === 0
  );
}

async function send(row: EntryRow, { departmentId, carrier, category, fondsId }: NewRecord) {
  if (row.recordId !== undefined)
    return call(describeRecord, {
      params: { recordId: row.recordId },
      body: { version: row.version, changes: changesOf(row) },
    });
  return call(createRecord, {
    body: {
      fondsId,
      category,
      description: { ...emptyDescription, departmentId, carrier, ...changesOf(row) },
    },
  });
}

/** The browser asks before it leaves with something unsaved. */
function useWarning(rows: readonly EntryRow[]) {
  const unsaved = rows.some((row) => !isBlank(row) && hasChanges(row));
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
