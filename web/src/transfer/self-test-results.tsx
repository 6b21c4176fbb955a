import { checkPropertyNames } from '@lantai/contract/quality/check-item.ts';
import {
  type SelfTest,
  type SelfTestResult,
  selfTestItems,
  transferStageItems,
} from '@lantai/contract/transfer/self-test.ts';
import { Alert, Table, type TableColumnsType, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { StateTag } from '#platform/state-tag.tsx';
import { transferText } from './transfer.text.ts';

const t = transferText.batch.test;

/** What the test has found, item by item, and plainly what it has not looked at. */
export function SelfTestResults({ test }: { test: SelfTest }) {
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.title}
      </Typography.Title>
      <Table<SelfTestResult>
        size="small"
        className="list-table"
        columns={columns}
        dataSource={[...test.results]}
        rowKey="item"
        pagination={false}
      />
      <Alert type="info" showIcon title={t.notRun(transferStageItems)} />
    </section>
  );
}

const columns: TableColumnsType<SelfTestResult> = [
  { title: t.columns.item, width: 300, render: (_, { item }) => selfTestItems[item].name },
  {
    title: t.columns.property,
    width: 88,
    render: (_, { item }) => checkPropertyNames[selfTestItems[item].property],
  },
  {
    title: t.columns.outcome,
    width: 96,
    render: (_, { outcome }) => <StateTag tone={outcome}>{t.outcome[outcome]}</StateTag>,
  },
  {
    title: t.columns.looked,
    width: 80,
    align: 'right',
    render: (_, { looked }) => count(looked),
  },
  {
    title: t.columns.faults,
    render: (_, { faults, faulty }) => (
      <>
        {faults.slice(0, 5).map(({ object, expected, actual }) => (
          <div key={`${object}${expected}${actual}`}>{t.fault(object, expected, actual)}</div>
        ))}
        {faulty > 5 && <div>{t.more(count(faulty))}</div>}
      </>
    ),
  },
];
