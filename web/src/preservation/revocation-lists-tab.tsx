import type { KeptRevocationList } from '@lantai/contract/preservation/trust.ts';
import { Flex } from 'antd';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { trustText as t } from './trust.text.ts';
import type { TrustAnswer } from './trusted-certificates-tab.tsx';

export function RevocationListsTab({ answer }: { answer: TrustAnswer }) {
  return (
    <DataList
      name="revocation-lists"
      columns={columns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={answer.data?.lists}
      empty={{ title: t.emptyLists }}
    />
  );
}

const columns: readonly ListColumn<KeptRevocationList>[] = [
  { key: 'issuer', title: t.issuer, dataIndex: 'issuer' },
  {
    key: 'thisUpdate',
    title: t.thisUpdate,
    width: 150,
    render: (_, { thisUpdate }) => instantText(new Date(thisUpdate)),
  },
  {
    key: 'nextUpdate',
    title: t.nextUpdate,
    width: 210,
    render: (_, { nextUpdate }) => nextUpdate && <NextUpdate at={nextUpdate} />,
  },
  {
    key: 'entries',
    title: t.entries,
    width: 160,
    render: (_, { entries, isPartial }) =>
      [t.certificates(count(entries)), isPartial ? t.partial : ''].filter(Boolean).join(' '),
  },
  { key: 'number', title: t.number, width: 100, dataIndex: 'number', hiddenAtFirst: true },
  {
    key: 'algorithm',
    title: t.algorithm,
    width: 120,
    dataIndex: 'algorithm',
    hiddenAtFirst: true,
  },
  { key: 'source', title: t.source, width: 160, dataIndex: 'source' },
  {
    key: 'brought',
    title: t.brought,
    width: 200,
    render: (_, { addedVersion, addedByName, addedAt }) =>
      t.by(addedVersion, addedByName, instantText(addedAt)),
  },
];

function NextUpdate({ at }: { at: string }) {
  return (
    <Flex gap={8}>
      {instantText(new Date(at))}
      {Date.parse(at) < Date.now() && <StateTag tone="near">{t.overdue}</StateTag>}
    </Flex>
  );
}
