import { descriptionFieldNames } from '@lantai/contract/records/record.ts';
import { Button, Checkbox, Tooltip } from 'antd';
import type { KeyboardEvent } from 'react';
import type { ApiProblem } from '#platform/api-problem.ts';
import { focusNextOnEnter } from '../../records/focus-next.ts';
import { captureText } from '../capture.text.ts';
import { type DraftActions, DraftRow } from './draft-row.tsx';
import type { DraftField, IntakeDraft } from './intake-draft.ts';
import './draft-table.css';

const t = captureText.intake;

const columns: readonly { field: DraftField; width?: number; fills?: true }[] = [
  { field: 'title' },
  { field: 'documentNumber', width: 152 },
  { field: 'creator', width: 132, fills: true },
  { field: 'date', width: 104, fills: true },
  { field: 'year', width: 80, fills: true },
  { field: 'retention', width: 108, fills: true },
  { field: 'departmentId', width: 116, fills: true },
  { field: 'pages', width: 56 },
];

type TableProps = {
  drafts: readonly IntakeDraft[];
  selected: ReadonlySet<string>;
  problems: ReadonlyMap<string, ApiProblem>;
  departments: readonly { value: string; label: string }[];
  actions: DraftActions;
  onSelectAll: (selected: boolean) => void;
  onFill: (field: DraftField) => void;
  onSubmit: () => void;
};

/** The drafts as a sheet to type into: Enter and Tab lead on, Ctrl+D takes the value from above. */
export function DraftTable(props: TableProps) {
  const { drafts, selected, problems, departments, actions, onSelectAll, onFill } = props;
  return (
    // In the capturing phase: a list of choices would open at Enter before the next field is reached.
    <div className="draft-sheet" onKeyDownCapture={(event) => press(event, props)}>
      <table className="draft-table">
        <colgroup>
          <col style={{ width: 28 }} />
          {columns.map(({ field, width }) => (
            <col key={field} {...(width !== undefined && { style: { width } })} />
          ))}
          <col style={{ width: 52 }} />
        </colgroup>
        <thead>
          <tr>
            <th>
              <Checkbox
                aria-label={t.selectedOf(selected.size, drafts.length)}
                checked={selected.size > 0 && selected.size === drafts.length}
                indeterminate={selected.size > 0 && selected.size < drafts.length}
                onChange={({ target }) => onSelectAll(target.checked)}
              />
            </th>
            {columns.map(({ field, fills }) => (
              <th key={field} scope="col">
                {descriptionFieldNames[field]}
                {fills && drafts.length > 1 && <FillButton field={field} onFill={onFill} />}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft, index) => (
            <DraftRow
              key={draft.key}
              draft={draft}
              index={index}
              selected={selected.has(draft.key)}
              problem={problems.get(draft.key)}
              departments={departments}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FillButton({ field, onFill }: { field: DraftField; onFill: (field: DraftField) => void }) {
  const hint = t.fillHint(descriptionFieldNames[field]);
  return (
    <Tooltip title={hint}>
      <Button type="text" size="small" aria-label={hint} onClick={() => onFill(field)}>
        ↓
      </Button>
    </Tooltip>
  );
}

function press(event: KeyboardEvent<HTMLElement>, { drafts, actions, onSubmit }: TableProps): void {
  const modified = event.ctrlKey || event.metaKey;
  if (modified && event.key === 'Enter') {
    // What is being typed is taken over when its cell is left.
    if (event.target instanceof HTMLElement) event.target.blur();
    onSubmit();
  } else if (modified && event.key === 'd') {
    event.preventDefault();
    copyFromAbove(event.target, drafts, actions);
  } else if (event.key === 'Enter') {
    focusNextOnEnter(event);
    if (event.defaultPrevented) event.stopPropagation();
  }
}

function copyFromAbove(
  target: EventTarget,
  drafts: readonly IntakeDraft[],
  actions: DraftActions,
): void {
  if (!(target instanceof Element)) return;
  const field = target.closest<HTMLElement>('[data-field]')?.dataset.field as
    | DraftField
    | undefined;
  const row = Number(target.closest<HTMLElement>('[data-row]')?.dataset.row);
  const [above, here] = [drafts[row - 1], drafts[row]];
  if (field && above && here) actions.setField(here.key, field, above.fields[field]);
}
