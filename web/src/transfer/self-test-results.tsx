import {
  checkItemOf,
  checkProperties,
  checkPropertyNames,
} from '@lantai/contract/quality/check-item.ts';
import { checkOutcomeNames, checkOutcomes } from '@lantai/contract/quality/check-result.ts';
import {
  type SelfTest,
  type SelfTestResult,
  type StageTest,
  selfTestItems,
  transferStageItems,
} from '@lantai/contract/transfer/self-test.ts';
import { Link } from '@tanstack/react-router';
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
      {test.stage ? (
        <StageTested stage={test.stage} />
      ) : (
        <Alert type="info" showIcon title={t.notRun(transferStageItems)} />
      )}
    </section>
  );
}

const tones = { passed: 'success', waiting: 'warning', failed: 'error' } as const;

/** The items of the standard for transfer: how each property stands, and what keeps the batch back. */
function StageTested({ stage: { verdict, keptBackBy, items, runId } }: { stage: StageTest }) {
  const kept = keptBackBy.map((code) => `${code} ${checkItemOf(code).name}`);
  const properties = checkProperties.map((property) => {
    const said = checkOutcomes
      .filter((outcome) => items[property][outcome] > 0)
      .map((outcome) => `${checkOutcomeNames[outcome]} ${items[property][outcome]}`);
    return `${checkPropertyNames[property]}：${said.join('，')}`;
  });
  return (
    <Alert
      type={tones[verdict]}
      showIcon
      title={t.stage[verdict]}
      description={
        <>
          {kept.length > 0 && <div>{t.keptBackBy(kept.join('、'))}</div>}
          {properties.map((said) => (
            <div key={said}>{said}</div>
          ))}
          <Link to="/quality/runs/$runId" params={{ runId }}>
            {t.openReport}
          </Link>
        </>
      }
    />
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
