import { listBlocks } from '@lantai/contract/audit/audit.api.ts';
import type { TrailBlock } from '@lantai/contract/audit/trail.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { usePaging } from '#platform/list/paging.ts';
import { exactInstantText } from '#platform/times.ts';
import { auditText } from './audit.text.ts';

const t = auditText.blocks;

/** The sealed blocks, newest first, each chained to the one before by its hash. */
export function BlockList() {
  const { after } = usePaging();
  const blocks = useQuery({
    ...apiQuery(listBlocks, { query: after ? { before: Number(after) } : {} }),
    placeholderData: keepPreviousData,
  });
  return (
    <DataList
      name="trail-blocks"
      columns={columns}
      rowKey={({ height }) => String(height)}
      answer={blocks}
      rows={blocks.data?.blocks}
      next={blocks.data?.next?.toString()}
      empty={{ title: t.empty }}
    />
  );
}

const hash = (text: string) => <span className="code hash">{text}</span>;

const columns: readonly ListColumn<TrailBlock>[] = [
  { key: 'height', title: t.height, width: 80, align: 'right', render: (_, row) => row.height },
  {
    key: 'range',
    title: t.range,
    width: 150,
    render: (_, { firstSeq, lastSeq }) => `${firstSeq}–${lastSeq}`,
  },
  {
    key: 'count',
    title: t.count,
    width: 80,
    align: 'right',
    render: (_, { firstSeq, lastSeq }) => count(lastSeq - firstSeq + 1),
  },
  {
    key: 'sealedAt',
    title: t.sealedAt,
    width: 170,
    render: (_, row) => exactInstantText(row.sealedAt),
  },
  { key: 'hash', title: t.hash, width: 560, render: (_, row) => hash(row.hash) },
  {
    key: 'previous',
    title: t.previous,
    width: 560,
    hiddenAtFirst: true,
    render: (_, row) => hash(row.previousHash),
  },
  {
    key: 'root',
    title: t.root,
    width: 560,
    hiddenAtFirst: true,
    render: (_, row) => hash(row.merkleRoot),
  },
];
