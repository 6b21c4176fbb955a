import { categoryCodes, categoryName } from '@lantai/contract/classification/category.ts';
import { App, Button, Flex, Typography } from 'antd';
import { type ClipboardEvent, memo, type ReactNode } from 'react';
import { classificationText } from '../classification.text.ts';
import { blankRow, type ClauseRow } from './clause-row.ts';
import { type PastedColumn, pasteRows, readSheet } from './paste-rows.ts';

const t = classificationText.clause;

type Change = (update: (rows: readonly ClauseRow[]) => readonly ClauseRow[]) => void;

type Props = {
  readonly rows: readonly ClauseRow[];
  readonly faults: ReadonlyMap<string, readonly string[]>;
  readonly onChange: Change;
};

/** The clauses of a draft as a sheet to type and to paste into. Plain fields: there may be hundreds. */
export function ClauseGrid({ rows, faults, onChange }: Props) {
  return (
    <Flex vertical gap={8}>
      <Typography.Text type="secondary">{t.paste}</Typography.Text>
      <table className="clause-grid">
        <thead>
          <tr>
            <th style={{ width: 88 }}>{t.number}</th>
            <th>{t.text}</th>
            <th style={{ width: 104 }}>{t.retention}</th>
            <th style={{ width: 96 }}>{t.category}</th>
            <th style={{ width: '22%' }}>{t.remark}</th>
            <th style={{ width: 56 }}>{classificationText.fonds.actions}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <GridRow
              key={row.key}
              {...{ row, at, onChange }}
              faults={faults.get(row.key)?.join('；') ?? ''}
            />
          ))}
        </tbody>
      </table>
      <Flex>
        <Button size="small" onClick={() => onChange((before) => [...before, blankRow()])}>
          {t.add}
        </Button>
      </Flex>
    </Flex>
  );
}

type RowProps = {
  readonly row: ClauseRow;
  readonly at: number;
  readonly faults: string;
  readonly onChange: Change;
};

// Typing in one row must not draw hundreds of others again.
const GridRow = memo(({ row, at, faults, onChange }: RowProps) => {
  const { message } = App.useApp();
  const set = (change: Partial<ClauseRow>) =>
    onChange((rows) => rows.map((each) => (each.key === row.key ? { ...each, ...change } : each)));
  const paste = (column: PastedColumn) => (event: ClipboardEvent) => {
    const cells = readSheet(event.clipboardData.getData('text/plain'));
    // One cell is pasted into the text where the cursor stands, as anywhere.
    if (cells.length <= 1 && (cells[0]?.length ?? 0) <= 1) return;
    event.preventDefault();
    onChange((rows) => pasteRows(rows, at, column, cells));
    void message.info(t.pasted(cells.length));
  };

  return (
    <tr className={faults ? 'clause-wrong' : undefined}>
      <td>
        <Cell column="number" {...{ row, set, paste }} />
      </td>
      <td>
        <Cell column="text" {...{ row, set, paste }} />
        {faults && <div className="clause-faults">{faults}</div>}
      </td>
      <td>
        <Cell column="retention" {...{ row, set, paste }} />
      </td>
      <td>
        <select
          aria-label={t.category}
          value={row.category}
          onChange={({ target }) =>
            set({ category: categoryCodes.find((code) => code === target.value) ?? row.category })
          }
        >
          {categoryCodes.map((code) => (
            <option key={code} value={code}>
              {categoryName(code)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <Cell column="remark" {...{ row, set, paste }} />
      </td>
      <td>
        <Button
          type="text"
          size="small"
          aria-label={t.removeRow(row.number)}
          onClick={() => onChange((rows) => rows.filter(({ key }) => key !== row.key))}
        >
          {t.remove}
        </Button>
      </td>
    </tr>
  );
});

type CellProps = {
  readonly column: PastedColumn;
  readonly row: ClauseRow;
  readonly set: (change: Partial<ClauseRow>) => void;
  readonly paste: (column: PastedColumn) => (event: ClipboardEvent) => void;
};

function Cell({ column, row, set, paste }: CellProps): ReactNode {
  return (
    <textarea
      rows={1}
      aria-label={t[column]}
      value={row[column]}
      onPaste={paste(column)}
      onChange={({ target }) => set({ [column]: target.value.replaceAll('\n', '') })}
    />
  );
}
