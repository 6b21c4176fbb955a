import { categoryName } from '@lantai/contract/classification/category.ts';
import type { FormatCount } from '@lantai/contract/preservation/conversion.ts';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { count } from '#platform/figures.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { conversionText } from './conversion.text.ts';
import { FormatVerdictTag } from './verdict-tag.tsx';
import '#platform/list/data-list.css';

const t = conversionText.counts;

/** Formats by category; each number opens its files below. */
export function FormatCounts({ counts }: { counts: readonly FormatCount[] }) {
  return (
    <Table<FormatCount>
      size="small"
      className="list-table"
      columns={columns}
      dataSource={[...counts]}
      rowKey={({ category, format, conforming, refused }) =>
        `${category} ${format} ${conforming} ${refused}`
      }
      pagination={false}
      locale={{ emptyText: t.empty }}
    />
  );
}

const columns: TableColumnsType<FormatCount> = [
  { title: t.category, width: 120, render: (_, { category }) => categoryName(category) },
  { title: t.format, width: 100, dataIndex: 'format' },
  { title: t.verdict, width: 160, render: (_, row) => <FormatVerdictTag {...row} /> },
  {
    title: t.files,
    width: 90,
    align: 'right',
    render: (_, row) => <FilesLink row={row}>{count(row.files)}</FilesLink>,
  },
  {
    title: t.converted,
    width: 90,
    align: 'right',
    render: (_, row) =>
      row.conforming ? (
        ''
      ) : (
        <FilesLink row={row} converted="true">
          {count(row.converted)}
        </FilesLink>
      ),
  },
  {
    title: t.bytes,
    width: 100,
    align: 'right',
    render: (_, { bytes }) => byteText(bytes),
  },
  { title: t.clause, dataIndex: 'clause' },
];

type FilesLinkProps = { row: FormatCount; converted?: 'true'; children: string };

function FilesLink({ row: { category, format, conforming }, converted, children }: FilesLinkProps) {
  return (
    <Link
      to="/preservation/formats"
      search={{ category, format, converted, conforming: conforming ? 'true' : 'false' }}
    >
      {children}
    </Link>
  );
}
