import { listRefusals } from '@lantai/contract/collection/proposals.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { holdersOf } from '#platform/may-button.tsx';
import { platformText } from '#platform/platform.text.ts';
import { useMay } from '#platform/session.ts';
import { instantText } from '#platform/times.ts';
import { rulesText } from './rules.text.ts';

const t = rulesText.refusals;

type Refusal = ReplyOf<typeof listRefusals>[number];

const columns: ListColumn<Refusal>[] = [
  {
    key: 'number',
    title: t.columns.number,
    width: 150,
    className: 'code',
    dataIndex: 'temporaryNumber',
  },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  { key: 'department', title: t.columns.department, width: 120, dataIndex: 'departmentName' },
  { key: 'ground', title: t.columns.ground, width: 300, dataIndex: 'ground' },
  { key: 'by', title: t.columns.by, width: 100, dataIndex: 'refusedByName' },
  {
    key: 'at',
    title: t.columns.at,
    width: 140,
    render: (_, { refusedAt }) => instantText(refusedAt),
  },
];

/** What the State forbids to file, as far as it was brought: its content is gone, the refusal stays. */
export function RefusalsTab() {
  const may = useMay()(listRefusals.access);
  const answer = useQuery({ ...apiQuery(listRefusals, {}), enabled: may });
  if (!may)
    return (
      <Typography.Text type="secondary">
        {platformText.noRight.doneBy(holdersOf(listRefusals.access))}
      </Typography.Text>
    );
  return (
    <DataList
      name="refusals"
      columns={columns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={answer.data}
      empty={{ title: t.empty }}
    />
  );
}
