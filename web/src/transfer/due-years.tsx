import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { carrierNames } from '@lantai/contract/records/record.ts';
import { decideTransferRule, listDueYears } from '@lantai/contract/transfer/transfer.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Flex, Space, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { DecideRuleDialog } from './decide-rule-dialog.tsx';
import { transferText } from './transfer.text.ts';
import { DueStandingTag } from './transfer-state.tsx';

const t = transferText.due;

type Reply = ReplyOf<typeof listDueYears>;
type Row = Reply['years'][number];

/** Year by year and by carrier: what is due, what is late; every figure opens its records below. */
export function DueYears({ fondsId }: { fondsId: string }) {
  const answer = useQuery(apiQuery(listDueYears, { query: { fondsId } }));
  const [deciding, setDeciding] = useState(false);
  const { data } = answer;
  if (answer.error && !data)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  return (
    <section>
      <Flex gap={12} align="center" wrap className="list-bar">
        <Typography.Title level={2} className="section-title">
          {t.figures}
        </Typography.Title>
        {data && <RuleInForce rule={data.rule} />}
        <span className="grow" />
        {data && <Transferred years={data.years} />}
        <MayButton
          size="small"
          access={decideTransferRule.access}
          disabled={!data}
          onClick={() => setDeciding(true)}
        >
          {t.decide}
        </MayButton>
      </Flex>
      <Table<Row>
        size="small"
        className="list-table"
        loading={answer.isPending}
        columns={columns}
        dataSource={data?.years.filter(({ records }) => records > 0) ?? []}
        rowKey={({ year, carrier }) => `${year}${carrier}`}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t.none }}
      />
      {deciding && data && (
        <DecideRuleDialog {...{ fondsId, rule: data.rule }} onClose={() => setDeciding(false)} />
      )}
    </section>
  );
}

function RuleInForce({ rule }: { rule: Reply['rule'] }) {
  return (
    <Space size={8}>
      <Typography.Text type="secondary">
        {t.rule(rule.paperYears, rule.electronicYears)}
      </Typography.Text>
      <Basis rule={t.rule(rule.paperYears, rule.electronicYears)} source={rule.basis} />
      {!rule.confirmed && <StateTag tone="near">{t.unconfirmed}</StateTag>}
    </Space>
  );
}

function Transferred({ years }: Pick<Reply, 'years'>) {
  const transferred = years.reduce((sum, row) => sum + row.transferred, 0);
  if (transferred === 0) return null;
  return (
    <Link to="/records" search={({ fonds }) => ({ fonds, state: ['transferred'], retention: 'Y' })}>
      {t.transferredTotal(count(transferred))}
    </Link>
  );
}

const columns: TableColumnsType<Row> = [
  { title: t.columns.year, dataIndex: 'year', width: 80 },
  { title: t.columns.carrier, width: 110, render: (_, row) => carrierNames[row.carrier] },
  { title: t.columns.dueYear, dataIndex: 'dueYear', width: 110 },
  {
    title: t.columns.standing,
    render: (_, { standing }) => <DueStandingTag standing={standing} />,
  },
  {
    title: t.columns.records,
    width: 110,
    align: 'right',
    render: (_, { year, carrier, records }) => (
      <Link
        to="/transfer/due"
        search={({ fonds }) => ({ fonds, carrier, yearFrom: year, yearTo: year })}
      >
        {count(records)}
      </Link>
    ),
  },
  {
    title: t.columns.inBatch,
    width: 130,
    align: 'right',
    render: (_, { year, carrier, inBatch }) => (
      <Link
        to="/transfer/due"
        search={({ fonds }) => ({
          ...{ fonds, carrier, yearFrom: year, yearTo: year },
          refusal: 'in-batch',
        })}
      >
        {count(inBatch)}
      </Link>
    ),
  },
];
