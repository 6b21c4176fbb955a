import {
  type ProfileField,
  profileFieldKindNames,
  profileFieldKinds,
} from '@lantai/contract/classification/profile.ts';
import { Button, Checkbox, Flex } from 'antd';
import { classificationText } from '../classification.text.ts';

const t = classificationText.profiles;

/** A field on the sheet; `row` stays while its key is typed. */
export type FieldRow = ProfileField & { readonly row: string };

type Props = {
  readonly rows: readonly FieldRow[];
  readonly onChange: (rows: readonly FieldRow[]) => void;
};

/** The fields of a profile as a sheet to type into. */
export function FieldGrid({ rows, onChange }: Props) {
  const set = (row: string, change: Partial<ProfileField>) =>
    onChange(rows.map((each) => (each.row === row ? { ...each, ...change } : each)));
  const move = (at: number, by: -1 | 1) => {
    const [field] = rows.slice(at, at + 1);
    if (!field) return;
    const others = rows.filter((_, index) => index !== at);
    onChange([...others.slice(0, at + by), field, ...others.slice(at + by)]);
  };
  return (
    <Flex vertical gap={8}>
      <table className="clause-grid">
        <thead>
          <tr>
            <th>{t.name}</th>
            <th style={{ width: 130 }}>{t.key}</th>
            <th style={{ width: 90 }}>{t.kind}</th>
            <th style={{ width: 48 }}>{t.required}</th>
            <th style={{ width: 64 }}>{t.most}</th>
            <th style={{ width: '26%' }} title={t.choicesHint}>
              {t.choices}
            </th>
            <th style={{ width: '16%' }}>{t.clause}</th>
            <th style={{ width: 64 }}>{t.inList}</th>
            <th style={{ width: 150 }}>{t.actions}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <GridRow
              key={row.row}
              {...{ row, at }}
              last={at === rows.length - 1}
              onSet={(change) => set(row.row, change)}
              onMove={(by) => move(at, by)}
              onRemove={() => onChange(rows.filter((each) => each.row !== row.row))}
            />
          ))}
        </tbody>
      </table>
      <Flex>
        <Button size="small" onClick={() => onChange([...rows, blankField(rows.length + 1)])}>
          {t.add}
        </Button>
      </Flex>
    </Flex>
  );
}

function blankField(number: number): FieldRow {
  return {
    row: crypto.randomUUID(),
    key: `field${number}`,
    name: '',
    kind: 'text',
    required: false,
    maxLength: null,
    choices: [],
    source: null,
    inList: false,
  };
}

type RowProps = {
  readonly row: FieldRow;
  readonly at: number;
  readonly last: boolean;
  readonly onSet: (change: Partial<ProfileField>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

function GridRow({ row, at, last, onSet, onMove, onRemove }: RowProps) {
  const cell = (label: string, value: string, onText: (text: string) => void) => (
    <textarea
      rows={1}
      aria-label={`${label} ${at + 1}`}
      value={value}
      onChange={({ target }) => onText(target.value.replaceAll('\n', ''))}
    />
  );
  return (
    <tr>
      <td>{cell(t.name, row.name, (name) => onSet({ name }))}</td>
      <td className="code">{cell(t.key, row.key, (key) => onSet({ key }))}</td>
      <td>
        <select
          aria-label={`${t.kind} ${at + 1}`}
          value={row.kind}
          onChange={({ target }) =>
            onSet({ kind: profileFieldKinds.find((kind) => kind === target.value) ?? row.kind })
          }
        >
          {profileFieldKinds.map((kind) => (
            <option key={kind} value={kind}>
              {profileFieldKindNames[kind]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <Checkbox
          aria-label={`${t.required} ${at + 1}`}
          checked={row.required}
          onChange={({ target }) => onSet({ required: target.checked })}
        />
      </td>
      <td>
        {cell(t.most, row.maxLength === null ? '' : String(row.maxLength), (text) =>
          onSet({ maxLength: Number.parseInt(text, 10) || null }),
        )}
      </td>
      <td>
        {cell(t.choices, row.choices.join('、'), (text) =>
          onSet({ choices: text === '' ? [] : text.split(/[、，]/) }),
        )}
      </td>
      <td>{cell(t.clause, row.source ?? '', (text) => onSet({ source: text || null }))}</td>
      <td>
        <Checkbox
          aria-label={`${t.inList} ${at + 1}`}
          checked={row.inList}
          onChange={({ target }) => onSet({ inList: target.checked })}
        />
      </td>
      <td>
        <Button type="text" size="small" disabled={at === 0} onClick={() => onMove(-1)}>
          {t.up}
        </Button>
        <Button type="text" size="small" disabled={last} onClick={() => onMove(1)}>
          {t.down}
        </Button>
        <Button type="text" size="small" onClick={onRemove}>
          {t.remove}
        </Button>
      </td>
    </tr>
  );
}
