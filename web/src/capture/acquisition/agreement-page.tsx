import { getAgreement, takeInAcquired } from '@lantai/contract/capture/acquisition.api.ts';
import { acquisitionKindNames } from '@lantai/contract/capture/acquisition.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Descriptions, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { RecordStateTag } from '../../records/record-state.tsx';
import { acquisitionText } from './acquisition.text.ts';
import { TakeInAcquiredDialog } from './take-in-acquired-dialog.tsx';
import '#platform/list/data-list.css';

const t = acquisitionText.agreement;

export const agreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/agreements/$agreementId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getAgreement, { params })),
  staticData: {
    page: {
      title: acquisitionText.tabs.agreements,
      access: getAgreement.access,
      under: '/capture/acquisition',
    },
  },
  component: AgreementPage,
});

type Agreement = ReplyOf<typeof getAgreement>;

/** One agreement: what was agreed, and every record that came by it. */
function AgreementPage() {
  const params = agreementRoute.useParams();
  const { data: agreement } = useSuspenseQuery(apiQuery(getAgreement, { params }));
  const [taking, setTaking] = useState(false);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={agreement.number}
        note={`${acquisitionKindNames[agreement.kind]} · ${agreement.partyName ?? acquisitionText.origin.hidden}`}
        actions={
          <MayButton type="primary" access={takeInAcquired.access} onClick={() => setTaking(true)}>
            {t.takeIn}
          </MayButton>
        }
      />
      <AgreementFacts agreement={agreement} />
      <Typography.Title level={2} className="section-title">
        {t.list}
      </Typography.Title>
      <Table<Agreement['list'][number]>
        size="small"
        className="list-table"
        columns={columns}
        dataSource={agreement.list}
        rowKey="recordId"
        pagination={false}
        locale={{ emptyText: t.listEmpty }}
      />
      {taking && <TakeInAcquiredDialog agreement={agreement} onClose={() => setTaking(false)} />}
    </Flex>
  );
}

function AgreementFacts({ agreement }: { agreement: Agreement }) {
  const { none } = acquisitionText;
  const { signedOn, price, planTitle, terms, restrictions, restrictedUntil } = agreement;
  const items = [
    { key: 'signedOn', label: t.signedOn, children: signedOn },
    { key: 'price', label: t.price, children: price === null ? none : count(price) },
    { key: 'plan', label: t.plan, children: planTitle ?? none },
    { key: 'until', label: t.restrictedUntil, children: restrictedUntil ?? none },
    { key: 'terms', label: t.terms, children: terms, span: 2 },
    { key: 'restrictions', label: t.restrictions, children: restrictions ?? none, span: 2 },
  ];
  return <Descriptions size="small" bordered column={2} items={items} />;
}

const columns: TableColumnsType<Agreement['list'][number]> = [
  {
    title: t.columns.number,
    width: 250,
    render: (_, { recordId, number }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code">
        {number}
      </Link>
    ),
  },
  { title: t.columns.title, dataIndex: 'title' },
  {
    title: t.columns.state,
    width: 110,
    render: (_, { state }) => <RecordStateTag state={state} />,
  },
  { title: t.columns.appraisal, width: 280, dataIndex: 'appraisal' },
  { title: t.columns.by, width: 90, dataIndex: 'appraisedByName' },
  {
    title: t.columns.at,
    width: 150,
    render: (_, { takenInAt }) => instantText(takenInAt),
  },
];
