import { Button, Empty, Flex, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { platformText as t } from '../platform.text.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { ColumnChooser, type ListColumn, useColumns } from './columns.tsx';
import { ListFoot } from './list-foot.tsx';
import { usePaging } from './paging.ts';
import { type Selection, SelectionBar } from './selection.tsx';
import { onSorted, type Sorting, sortedColumns } from './sorting.ts';
import { leastWidth, spreadColumns } from './spread-columns.ts';
import { useRoom } from './use-room.ts';
import './data-list.css';

/** As useQuery answers; keep the former rows while new ones come: `placeholderData: keepPreviousData`. */
type Answer = {
  readonly isPending: boolean;
  readonly isPlaceholderData: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

export type DataListProps<Row> = {
  /** Names the list in what this person has it remember. */
  readonly name: string;
  /** The first column is frozen: put what a row is known by there. */
  readonly columns: readonly ListColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly answer: Answer;
  readonly rows: readonly Row[] | undefined;
  readonly total?: number | undefined;
  /** The key of the next page, from the API. */
  readonly next?: string | null | undefined;
  readonly pageSize?: number;
  /** Fields of the filter bar; their values live in the address. */
  readonly filters?: ReactNode;
  /** Given when a filter is set: takes all of them off. */
  readonly onClearFilters?: (() => void) | undefined;
  /** Export of exactly what is shown, and other actions on the whole list. */
  readonly actions?: ReactNode;
  /** What to do next when there is nothing yet. */
  readonly empty: { readonly title: string; readonly action?: ReactNode };
  readonly selection?: {
    readonly value: Selection;
    readonly onChange: (selection: Selection) => void;
    readonly actions: ReactNode;
  };
  readonly sorting?: Sorting | undefined;
} & Pick<TableProps<Row>, 'expandable' | 'summary'>;

/** The list of this trade: dense, head and first column frozen, columns chosen, paged by key. */
export function DataList<Row extends object>(props: DataListProps<Row>) {
  const { name, columns, answer, rows, total, next, pageSize = 50, selection } = props;
  const paging = usePaging();
  const { shown, hidden, hide, reset } = useColumns(name, columns);
  const { room, ref } = useRoom();

  return (
    <section ref={ref}>
      <Flex gap={8} align="center" wrap className="list-bar">
        {props.filters}
        {props.onClearFilters && (
          <Button type="link" size="small" onClick={props.onClearFilters}>
            {t.list.clear}
          </Button>
        )}
        <span className="grow" />
        {props.actions}
        <ColumnChooser columns={columns} hidden={hidden} onHide={hide} onReset={reset} />
      </Flex>
      {selection && rows && (
        <SelectionBar {...selection} shown={rows.length} total={total ?? rows.length} />
      )}
      {answer.error && !rows ? (
        <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <ListTable {...props} columns={spreadColumns(shown, room)} />
      )}
      {rows && (
        <ListFoot
          total={total ?? (next || paging.after ? undefined : rows.length)}
          shown={rows.length}
          {...{ pageSize, next, paging }}
        />
      )}
    </section>
  );
}

function ListTable<Row extends object>(props: DataListProps<Row>) {
  const { columns, rowKey, answer, rows, selection } = props;
  if (answer.isPending) return <ListSkeleton columns={columns} />;

  const [first, ...others] = sortedColumns(columns, props.sorting);
  const rowSelection: TableProps<Row>['rowSelection'] = selection && {
    fixed: true,
    selectedRowKeys: selection.value.all ? (rows ?? []).map(rowKey) : [...selection.value.keys],
    onChange: (keys) => selection.onChange({ keys: keys.map(String), all: false }),
  };

  return (
    <Table<Row>
      size="small"
      className={answer.isPlaceholderData ? 'list-table list-stale' : 'list-table'}
      columns={first ? [{ ...first, fixed: 'start' as const }, ...others.map(keptInSight)] : []}
      dataSource={[...(rows ?? [])]}
      rowKey={rowKey}
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      tableLayout="fixed"
      scroll={{ x: leastWidth(columns) }}
      onChange={onSorted<Row>(props.sorting)}
      {...(rowSelection && { rowSelection })}
      {...(props.expandable && { expandable: props.expandable })}
      {...(props.summary && { summary: props.summary })}
      locale={{ emptyText: <EmptyList {...props} /> }}
    />
  );
}

/** What is done with a row stays at hand, however wide the list. */
function keptInSight<Row>(column: ListColumn<Row>): ListColumn<Row> {
  return column.title === '' ? { ...column, fixed: 'end' } : column;
}

function EmptyList<Row>({ onClearFilters, empty }: DataListProps<Row>) {
  if (!onClearFilters)
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty.title}>
        {empty.action}
      </Empty>
    );
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.list.noMatch}>
      <Button onClick={onClearFilters}>{t.list.clear}</Button>
    </Empty>
  );
}

/** The same columns with bars for words, so that nothing jumps when the words come. */
function ListSkeleton<Row>({ columns }: { columns: readonly ListColumn<Row>[] }) {
  const rows = Array.from({ length: 8 }, (_, row) => ({ row }));
  const bar = () => <span className="bone" />;
  return (
    <Table<{ row: number }>
      size="small"
      className="list-table"
      aria-busy="true"
      rowKey="row"
      columns={columns.map(({ key, title, width }) => ({
        key,
        title,
        render: bar,
        ...(width !== undefined && { width }),
      }))}
      dataSource={rows}
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: leastWidth(columns) }}
    />
  );
}
