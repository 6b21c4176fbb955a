import { descriptionFieldNames } from '@lantai/contract/records/record.ts';
import { App } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { count } from '#platform/figures.ts';
import { useRowWindow } from '#platform/list/row-window.ts';
import { entryText as t } from './entry.text.ts';
import { blankRow, type EntryField, entryFields } from './entry-row.ts';
import { EntrySheetRow, ROW_HEIGHT } from './entry-sheet-row.tsx';
import {
  type Cell,
  neighbourCell,
  nextInSeries,
  readBlock,
  valueAbove,
  withBlock,
  withCell,
} from './sheet-edits.ts';
import type { useSheet } from './use-sheet.ts';
import './entry-sheet.css';

type Sheet = ReturnType<typeof useSheet>;

/**
 * The sheet. The cell that is written in is the only input, and keeps what is typed to itself until it is
 * left: a key press draws nothing anew, however long the sheet is.
 */
export function EntrySheet({ sheet }: { sheet: Sheet }) {
  const { rows, setRows, active, setActive, retry } = sheet;
  const [field, setField] = useState<EntryField>('title');
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const last = useRef<Partial<Record<EntryField, string>>>({});
  const window = useRowWindow(scroller, { count: rows.length, height: ROW_HEIGHT, head: 28 });
  const { message } = App.useApp();
  const cell: Cell = { row: active, field };

  const write = (value: string) => {
    if (value.trim() !== '') last.current[field] = value;
    setRows((kept) => withCell(kept, cell, value));
  };
  const commit = () => {
    if (input.current && active >= 0) write(input.current.value);
  };
  // The rows keep one and the same `open`, so that none of them is drawn anew for its sake.
  const leave = useRef(commit);
  leave.current = commit;
  const { reveal } = window;
  const open = useCallback(
    (row: number, next: EntryField) => {
      leave.current();
      setActive(row);
      setField(next);
      reveal(row);
    },
    [setActive, reveal],
  );
  const goTo = (next: Cell) => {
    // The sheet never ends under who types: behind the last row comes another.
    if (next.row >= rows.length) setRows((kept) => [...kept, blankRow()]);
    if (next.row >= 0) open(next.row, next.field);
    else commit();
  };
  const fill = (value: string | undefined) => {
    if (value === undefined || !input.current) return;
    input.current.value = value;
    goTo({ row: active + 1, field });
  };

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || active < 0) return;
    const act = actionOf(event);
    if (!act) return;
    event.preventDefault();
    // Shortcuts of the page would act on the same keys.
    event.stopPropagation();
    switch (act) {
      case 'next':
        return goTo(neighbourCell(cell, 1));
      case 'previous':
        return goTo(neighbourCell(cell, -1));
      case 'up':
        return goTo({ row: active - 1, field });
      case 'down':
        return goTo({ row: active + 1, field });
      case 'copy-down':
        return fill(valueAbove(rows, cell));
      case 'series':
        return fill(nextInSeries(valueAbove(rows, cell)));
      case 'repeat':
        return fill(last.current[field]);
      case 'restore':
        if (input.current) input.current.value = rows[active]?.values[field] ?? '';
    }
  };

  const paste = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text/plain');
    // A single value goes into the cell, as everywhere.
    if (active < 0 || !/[\t\n]/u.test(text.replace(/\r?\n$/u, ''))) return;
    event.preventDefault();
    const block = readBlock(text);
    setRows((kept) => withBlock(kept, cell, block));
    if (input.current) input.current.value = block[0]?.[0] ?? '';
    void message.success(t.pasted(count(block.length)));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part without losing its widths
    <div
      ref={scroller}
      className="entry-sheet"
      role="grid"
      aria-label={t.sheet}
      aria-rowcount={rows.length}
      tabIndex={-1}
      onKeyDown={press}
      onPaste={paste}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        commit();
        setActive(-1);
      }}
    >
      <SheetHead />
      <div style={{ height: window.above }} />
      {rows.slice(window.from, window.to).map((row, offset) => {
        const index = window.from + offset;
        return (
          <EntrySheetRow
            key={row.key}
            row={row}
            index={index}
            field={index === active ? field : undefined}
            input={input}
            onOpen={open}
            onRetry={retry}
          />
        );
      })}
      <div style={{ height: window.below }} />
    </div>
  );
}

function SheetHead() {
  return (
    // biome-ignore lint/a11y: the head of the grid above
    <div className="entry-row entry-head" role="row">
      <span>{t.number}</span>
      {entryFields.map((field) => (
        <span key={field}>{descriptionFieldNames[field]}</span>
      ))}
      <span>{t.state}</span>
    </div>
  );
}

type Action = 'next' | 'previous' | 'up' | 'down' | 'copy-down' | 'series' | 'repeat' | 'restore';

function actionOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): Action | undefined {
  const plain: Record<string, Action> = {
    Enter: shiftKey ? 'previous' : 'next',
    Tab: shiftKey ? 'previous' : 'next',
    ArrowUp: 'up',
    ArrowDown: 'down',
    F4: 'repeat',
    Escape: 'restore',
  };
  const modified: Record<string, Action> = { d: 'copy-down', e: 'series' };
  if (altKey) return undefined;
  return ctrlKey || metaKey ? modified[key.toLowerCase()] : plain[key];
}
