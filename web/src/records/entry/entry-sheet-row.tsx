import { Button, Tooltip } from 'antd';
import { memo, type RefObject, useLayoutEffect } from 'react';
import { StateTag } from '#platform/state-tag.tsx';
import { entryText as t } from './entry.text.ts';
import {
  type EntryField,
  type EntryRow,
  entryFields,
  hasChanges,
  isBlank,
  issuesOf,
} from './entry-row.ts';

export const ROW_HEIGHT = 28;

type Props = {
  readonly row: EntryRow;
  readonly index: number;
  /** The field that is written in, on the row that has it. */
  readonly field: EntryField | undefined;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onOpen: (row: number, field: EntryField) => void;
  readonly onRetry: (key: string) => Promise<void>;
};

/** One record on the sheet; drawn anew only when it changes, or the cursor comes or goes. */
export const EntrySheetRow = memo(function EntrySheetRow(props: Props) {
  const { row, index, field, input, onOpen, onRetry } = props;
  const issues = issuesOf(row);
  const quiet = isBlank(row);
  return (
    // biome-ignore lint/a11y: a row of the grid in entry-sheet.tsx
    <div className="entry-row" role="row" aria-rowindex={index + 1}>
      <span className="code entry-number">
        {row.recordId ? (
          // A router's link listens to the address; a plain one is cheap to draw, and leaves the sheet open.
          <a href={`/records/${row.recordId}`} target="_blank" rel="noreferrer" tabIndex={-1}>
            {row.number || t.noNumber}
          </a>
        ) : (
          index + 1
        )}
      </span>
      {entryFields.map((each) =>
        each === field ? (
          <CellInput
            key={each}
            input={input}
            label={`${each} ${index + 1}`}
            value={row.values[each]}
          />
        ) : (
          // biome-ignore lint/a11y: a cell of the grid; keys are handled by the grid
          <span
            key={each}
            role="gridcell"
            className={!quiet && issues[each] ? 'entry-cell wrong' : 'entry-cell'}
            title={(!quiet && issues[each]) || row.values[each]}
            onMouseDown={(event) => {
              event.preventDefault();
              onOpen(index, each);
            }}
          >
            {row.values[each]}
          </span>
        ),
      )}
      <RowState row={row} isWrong={!quiet && Object.keys(issues).length > 0} onRetry={onRetry} />
    </div>
  );
});

type Input = {
  input: RefObject<HTMLInputElement | null>;
  label: string;
  value: string;
};

/** What stands there is selected, so that it is typed over; it is written when the cell is left. */
function CellInput({ input, label, value }: Input) {
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, [input]);
  return (
    <input
      ref={input}
      className="entry-input"
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      defaultValue={value}
    />
  );
}

type State = { row: EntryRow; isWrong: boolean; onRetry: (key: string) => Promise<void> };

function RowState({ row, isWrong, onRetry }: State) {
  if (isBlank(row)) return <span />;
  if (row.state === 'failed')
    return (
      <Tooltip title={row.problem}>
        <Button
          type="link"
          size="small"
          tabIndex={-1}
          title={t.again}
          onClick={() => void onRetry(row.key)}
        >
          <StateTag tone="failed">{t.states.failed}</StateTag>
        </Button>
      </Tooltip>
    );
  if (row.state === 'saving') return <StateTag tone="running">{t.states.saving}</StateTag>;
  if (!hasChanges(row)) return <StateTag tone="done">{t.states.saved}</StateTag>;
  return (
    <StateTag tone={isWrong ? 'near' : 'waiting'}>{isWrong ? t.fix : t.states.changed}</StateTag>
  );
}
