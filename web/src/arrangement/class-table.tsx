import type { listClasses } from '@lantai/contract/arrangement/arrangement.api.ts';
import { categoryName } from '@lantai/contract/classification/category.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Popover, Table, type TableColumnsType } from 'antd';
import { count } from '#platform/figures.ts';
import { StateTag } from '#platform/state-tag.tsx';
import { arrangementText } from './arrangement.text.ts';
import { printForms } from './print/print-search.ts';

const t = arrangementText.classes;

type FiledClass = ReplyOf<typeof listClasses>[number];
type Row = FiledClass & { readonly yearSpan: number };

/** The classes with their numbers, by year; a gap stands out, because each must be explained. */
export function ClassTable({ classes }: { classes: readonly FiledClass[] }) {
  const filed = classes.reduce((sum, each) => sum + each.filed, 0);
  return (
    <Table<Row>
      size="small"
      className="list-table list-dense"
      rowKey={({ category, classKey }) => `${category} ${classKey}`}
      columns={columns}
      dataSource={byYear(classes)}
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      scroll={{ x: 1000 }}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={4}>
            {t.total}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={4} align="right">
            {count(filed)}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={5} colSpan={3} />
        </Table.Summary.Row>
      )}
    />
  );
}

/** Newest year first; the year is written once, beside all its classes. */
function byYear(classes: readonly FiledClass[]): Row[] {
  const ordered = [...classes].sort(
    (left, right) =>
      (right.year ?? 0) - (left.year ?? 0) || left.classKey.localeCompare(right.classKey),
  );
  return ordered.map((each, index) => {
    const first = ordered[index - 1]?.year !== each.year;
    const span = first ? ordered.filter(({ year }) => year === each.year).length : 0;
    return { ...each, yearSpan: span };
  });
}

const columns: TableColumnsType<Row> = [
  {
    title: arrangementText.place.year,
    width: 72,
    dataIndex: 'year',
    onCell: ({ yearSpan }) => ({ rowSpan: yearSpan }),
  },
  {
    title: arrangementText.place.category,
    width: 88,
    render: (_, { category }) => categoryName(category),
  },
  {
    title: arrangementText.place.retention,
    width: 96,
    render: (_, { retention }) => shownRetention(retention),
  },
  { title: arrangementText.place.department, width: 200, dataIndex: 'department' },
  {
    title: t.filed,
    width: 80,
    align: 'right',
    render: (_, { fondsId, classKey, filed }) => (
      <Link
        to="/records"
        search={{
          fonds: fondsId,
          state: ['filed'],
          classKey,
        }}
      >
        {count(filed)}
      </Link>
    ),
  },
  {
    title: t.numbers,
    width: 120,
    render: (_, { firstNumber, lastNumber }) => (
      <span className="code">
        {firstNumber !== null &&
          `${numberText(firstNumber)}–${numberText(lastNumber ?? firstNumber)}`}
      </span>
    ),
  },
  { title: t.missing, width: 110, render: (_, { missing }) => <Gaps missing={missing} /> },
  { title: t.print, render: (_, row) => <PrintLinks row={row} /> },
];

/** Four digits, padded (DA/T 22-2015, 5.4.3). */
function numberText(number: number): string {
  return String(number).padStart(4, '0');
}

function Gaps({ missing }: { missing: readonly number[] }) {
  if (missing.length === 0) return t.complete;
  return (
    <Popover trigger={['hover', 'focus']} content={missing.map(numberText).join('、')}>
      <Button type="link" size="small">
        <StateTag tone="near">{t.missingCount(count(missing.length))}</StateTag>
      </Button>
    </Popover>
  );
}

/** Each opens beside the list, as paper lies beside the screen. */
function PrintLinks({ row: { fondsId, classKey } }: { row: FiledClass }) {
  return (
    <Flex gap={12}>
      {printForms.map((form) => (
        <Link
          key={form}
          to="/print/$form"
          params={{ form }}
          search={{ fondsId, classKey }}
          target="_blank"
        >
          {arrangementText.print.forms[form]}
        </Link>
      ))}
    </Flex>
  );
}
