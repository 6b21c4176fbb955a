import type { SortDirection } from '@lantai/contract/values.ts';
import type { TableProps } from 'antd';
import type { ListColumn } from './columns.tsx';

/** By what a list is sorted, as it stands in the address; undefined is the list's own order. */
export type Sorting = {
  readonly by: string | undefined;
  readonly direction: SortDirection | undefined;
  readonly onChange: (by: string | undefined, direction: SortDirection | undefined) => void;
};

const antdOrder = { ascending: 'ascend', descending: 'descend' } as const;

/** The columns with a sorter on each that can be sorted by. */
export function sortedColumns<Row>(
  columns: readonly ListColumn<Row>[],
  sorting: Sorting | undefined,
): ListColumn<Row>[] {
  if (!sorting) return [...columns];
  return columns.map((column) =>
    column.sortable
      ? {
          ...column,
          sorter: true,
          sortOrder: sorting.by === column.key ? antdOrder[sorting.direction ?? 'ascending'] : null,
        }
      : column,
  );
}

export function onSorted<Row>(
  sorting: Sorting | undefined,
): NonNullable<TableProps<Row>['onChange']> {
  return (_pages, _filters, sorter) => {
    const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
    if (!order) return sorting?.onChange(undefined, undefined);
    return sorting?.onChange(String(columnKey), order === 'ascend' ? 'ascending' : 'descending');
  };
}
