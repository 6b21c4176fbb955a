import {
  type ProposalRow,
  proposalKind,
  proposalKindNames,
  proposalState,
  proposalStateNames,
} from '@lantai/contract/collection/proposal.ts';
import { listProposals } from '@lantai/contract/collection/proposals.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Checkbox, Flex, Select, Table } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { collectionText } from './collection.text.ts';
import { ProposalActions, ProposalConsents } from './proposal-actions.tsx';

const t = collectionText.proposals;

export const proposalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/proposals',
  validateSearch: z.object({
    state: one(proposalState),
    kind: one(proposalKind),
    mine: one(z.enum(['true'])),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listProposals.access,
      menu: 'hand-over',
      alsoCalled: '申请 审批 作废 不归档 更正 dpz',
    },
  },
  component: ProposalsPage,
});

const columns: ListColumn<ProposalRow>[] = [
  {
    key: 'record',
    title: t.columns.record,
    width: 148,
    render: (_, { recordId, number }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code breaks">
        {number ?? recordId.slice(0, 8)}
      </Link>
    ),
  },
  {
    key: 'kind',
    title: t.columns.kind,
    width: 80,
    render: (_, { kind }) => proposalKindNames[kind],
  },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  { key: 'reason', title: t.columns.reason, width: 140, dataIndex: 'reason' },
  { key: 'by', title: t.columns.by, width: 76, dataIndex: 'proposedByName' },
  {
    key: 'at',
    title: t.columns.at,
    width: 98,
    render: (_, { proposedAt }) => instantText(proposedAt),
  },
  {
    key: 'consents',
    title: t.columns.consents,
    width: 176,
    render: (_, proposal) => <ProposalConsents proposal={proposal} />,
  },
  {
    key: 'action',
    title: t.columns.action,
    width: 160,
    render: (_, proposal) => <ProposalActions proposal={proposal} />,
  },
];

function ProposalsPage() {
  const { state = 'open', kind, mine } = proposalsRoute.useSearch();
  const navigate = proposalsRoute.useNavigate();
  const answer = useQuery({
    ...apiQuery(listProposals, { query: { state, kind, mine: mine ?? 'false' } }),
    placeholderData: keepPreviousData,
  });
  const filter = (change: object) => void navigate({ search: (kept) => ({ ...kept, ...change }) });
  return (
    <div className="page">
      <PageHead title={t.title} />
      <DataList
        name="proposals"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.proposals}
        total={answer.data?.total}
        filters={
          <Flex gap={8} align="center">
            <Select
              aria-label={t.state}
              style={{ width: 110 }}
              value={state}
              options={proposalState.options.map((value) => ({
                value,
                label: proposalStateNames[value],
              }))}
              onChange={(value) => filter({ state: value === 'open' ? undefined : value })}
            />
            <Select
              allowClear
              aria-label={t.kind}
              placeholder={t.kind}
              style={{ width: 110 }}
              value={kind ?? null}
              options={proposalKind.options.map((value) => ({
                value,
                label: proposalKindNames[value],
              }))}
              onChange={(value) => filter({ kind: value ?? undefined })}
            />
            <Checkbox
              checked={mine === 'true'}
              onChange={({ target }) => filter({ mine: target.checked ? 'true' : undefined })}
            >
              {t.mine}
            </Checkbox>
          </Flex>
        }
        onClearFilters={
          kind || mine || state !== 'open'
            ? () => filter({ kind: undefined, mine: undefined, state: undefined })
            : undefined
        }
        empty={{ title: t.empty }}
        expandable={{
          expandedRowRender: (proposal) => <Changes proposal={proposal} />,
          rowExpandable: ({ changes }) => changes.length > 0,
        }}
      />
    </div>
  );
}

/** Old and new value, so that who approves knows what they approve. */
function Changes({ proposal: { changes } }: { proposal: ProposalRow }) {
  return (
    <Table
      size="small"
      rowKey="name"
      pagination={false}
      columns={[
        {
          key: 'field',
          title: t.field,
          width: 120,
          dataIndex: 'name',
        },
        { key: 'old', title: t.old, dataIndex: 'oldValue' },
        { key: 'new', title: t.new, dataIndex: 'newValue' },
      ]}
      dataSource={changes}
    />
  );
}
