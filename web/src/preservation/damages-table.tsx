import { getStore, listDamages, repairDamage } from '@lantai/contract/preservation/copies.api.ts';
import type { StoreDamage } from '@lantai/contract/preservation/copies.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Descriptions, Flex, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { instantText } from '#platform/times.ts';
import { copiesText } from './copies.text.ts';
import '#platform/list/data-list.css';

const t = copiesText.damages;

type Filter = { state: 'open' | 'repaired' | undefined; copyId: string | undefined };

/** What was found damaged, and how it was mended; a row opens into every fault and every file. */
export function DamagesTable({ state, copyId }: Filter) {
  const answer = useQuery({
    ...apiQuery(listDamages, { query: { state, copyId } }),
    placeholderData: keepPreviousData,
    refetchInterval: 5000,
  });
  const choice = (value: Filter['state'], text: string) => (
    <Link key={text} to="/preservation/store" search={{ state: value, copyId }}>
      <Tag {...(value === state && { color: 'processing' })}>{text}</Tag>
    </Link>
  );
  return (
    <>
      <Flex gap={8} align="center">
        <Typography.Title level={5} style={{ margin: 0 }}>
          {t.title}
        </Typography.Title>
        {choice(undefined, t.all)}
        {choice('open', t.open)}
        {choice('repaired', t.repaired)}
      </Flex>
      <ProblemNotice problem={answer.error} />
      <Table<StoreDamage>
        size="small"
        className="list-table"
        tableLayout="fixed"
        columns={columns}
        dataSource={answer.data ?? []}
        loading={answer.isPending}
        rowKey="id"
        pagination={(answer.data?.length ?? 0) > 50 ? { pageSize: 50 } : false}
        expandable={{ expandedRowRender: (damage) => <DamageDetail damage={damage} /> }}
        locale={{ emptyText: !answer.data ? ' ' : state === 'open' ? t.emptyOpen : t.empty }}
      />
    </>
  );
}

/** Digests are longer than any column. */
const wrapped = { whiteSpace: 'normal', wordBreak: 'break-all' } as const;

const columns: TableColumnsType<StoreDamage> = [
  { title: t.found, width: 150, render: (_, { foundAt }) => instantText(foundAt) },
  { title: t.place, width: 120, dataIndex: 'placeName' },
  { title: t.object, width: 300, render: (_, damage) => <Of damage={damage} /> },
  {
    title: t.faults,
    render: (_, { faults: [first, ...more] }) =>
      first && (
        <span className="code" style={wrapped}>
          {first.path || first.expected} {more.length > 0 && t.more(count(more.length + 1))}
        </span>
      ),
  },
  { title: t.state, width: 260, render: (_, damage) => <Mended damage={damage} /> },
];

function Of({ damage: { recordId, recordNumber, recordTitle, objectId } }: Row) {
  if (!(recordId && recordNumber)) return <span className="code">{objectId}</span>;
  return (
    <Link to="/records/$recordId" params={{ recordId }}>
      <span className="code">{recordNumber}</span> {recordTitle}
    </Link>
  );
}

type Row = { damage: StoreDamage };

function Mended({ damage: { id, state, reason, repairedAt, repairedByName, files } }: Row) {
  const repair = useApiCommand(repairDamage, {
    refreshes: [listDamages, getStore],
    says: t.done,
    saysProblem: true,
  });
  if (state === 'repaired')
    return files.length === 0 && !repairedByName
      ? t.whole
      : t.by(repairedByName ?? '', instantText(repairedAt));
  return (
    <Flex gap={8} align="center">
      <MayButton
        size="small"
        access={repairDamage.access}
        loading={repair.isPending}
        onClick={() => repair.mutate({ params: { damageId: id } })}
      >
        {t.repair}
      </MayButton>
      <span>{reason}</span>
    </Flex>
  );
}

/** Each fault with what should be there and what is, and each file that was put back, with its digests. */
function DamageDetail({ damage: { faults, files, keptAside } }: Row) {
  const faultItems = faults.map(({ code, path, expected, actual }, index) => ({
    key: `fault${index}`,
    label: `${code} ${path}`,
    children: (
      <span className="code" style={wrapped}>
        {t.expected} {expected}
        <br />
        {t.actual} {actual}
      </span>
    ),
  }));
  const fileItems = files.map(({ path, place, before, after }) => ({
    key: path,
    label: t.from(path, place),
    children: (
      <span className="code" style={wrapped}>
        {t.before} {before ?? t.nothing}
        <br />
        {t.after} {after}
      </span>
    ),
  }));
  const kept = keptAside
    ? [
        {
          key: 'kept',
          label: t.kept,
          children: (
            <span className="code" style={wrapped}>
              {keptAside}
            </span>
          ),
        },
      ]
    : [];
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      styles={{ label: { width: 320 } }}
      items={[...faultItems, ...fileItems, ...kept]}
    />
  );
}
