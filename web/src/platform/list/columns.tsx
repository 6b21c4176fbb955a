import { Button, Checkbox, Flex, Popover, type TableColumnType } from 'antd';
import { z } from 'zod';
import { platformText as t } from '../platform.text.ts';
import { usePreference } from '../preference.ts';

export type ListColumn<Row> = TableColumnType<Row> & {
  /** Names the column in what is remembered; it does not change. */
  readonly key: string;
  readonly title: string;
  /** Left out until somebody asks for it. */
  readonly hiddenAtFirst?: boolean;
  /** The list can be sorted by it, under the column's key. */
  readonly sortable?: boolean;
};

const hiddenKeys = z.array(z.string()).nullable();

/** The columns this person sees in a list; the first, by which a row is known, always stays. */
export function useColumns<Row>(name: string, columns: readonly ListColumn<Row>[]) {
  const [kept, keep] = usePreference(`columns.${name}`, hiddenKeys, null);
  const atFirst = columns.filter(({ hiddenAtFirst }) => hiddenAtFirst).map(({ key }) => key);
  const hidden = kept ?? atFirst;
  const shown = columns.filter(
    ({ key, title }, index) => index === 0 || title === '' || !hidden.includes(key),
  );
  return { shown, hidden, hide: keep, reset: () => keep(null) };
}

type Props<Row> = {
  readonly columns: readonly ListColumn<Row>[];
  readonly hidden: readonly string[];
  readonly onHide: (keys: string[]) => void;
  readonly onReset: () => void;
};

export function ColumnChooser<Row>({ columns, hidden, onHide, onReset }: Props<Row>) {
  // What is done with a row has no title, and is always there.
  const choosable = columns.slice(1).filter(({ title }) => title !== '');
  const keys = choosable.map(({ key }) => key);
  const choice = (
    <Flex vertical gap={8}>
      <Checkbox.Group
        className="column-choice"
        value={keys.filter((key) => !hidden.includes(key))}
        options={choosable.map(({ key, title }) => ({ value: key, label: title }))}
        onChange={(shown) => onHide(keys.filter((key) => !shown.includes(key)))}
      />
      <Button size="small" onClick={onReset}>
        {t.list.columnsReset}
      </Button>
    </Flex>
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={t.list.columnsTitle} content={choice}>
      <Button>{t.list.columns}</Button>
    </Popover>
  );
}
