import { listBackupTests } from '@lantai/contract/backup/backup.api.ts';
import { type TestRow, testKindNames } from '@lantai/contract/backup/backup.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Table, type TableColumnsType } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { backupText } from './backup.text.ts';
import '#platform/list/data-list.css';

const t = backupText.tests;

/** 表 A.2: what was tested, and what came of it; a failed test opens on where and what. */
export function TestsTab() {
  const tests = useQuery(apiQuery(listBackupTests, {}));
  return (
    <>
      <ProblemNotice problem={tests.error} onRetry={() => void tests.refetch()} />
      <Table
        size="small"
        className="list-table"
        rowKey="id"
        loading={tests.isPending}
        columns={columns}
        dataSource={tests.data?.tests ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} /> }}
        expandable={{
          rowExpandable: ({ faults }) => faults.length > 0,
          expandedRowRender: ({ faults }) => (
            <ul>
              {faults.map(({ where, what }) => (
                <li key={`${where} ${what}`}>
                  <span className="code">{where}</span>：{what}
                </li>
              ))}
            </ul>
          ),
        }}
      />
    </>
  );
}

const columns: TableColumnsType<TestRow> = [
  { key: 'kind', title: t.kind, width: 110, render: (_, { kind }) => testKindNames[kind] },
  { key: 'at', title: t.at, width: 150, render: (_, { at }) => instantText(at) },
  {
    key: 'outcome',
    title: t.outcome,
    width: 130,
    render: (_, { passed, faults }) =>
      passed ? (
        <StateTag tone="passed">{t.passed}</StateTag>
      ) : (
        <StateTag tone="failed">{t.failed(count(faults.length))}</StateTag>
      ),
  },
  {
    key: 'seconds',
    title: t.seconds,
    width: 90,
    align: 'right',
    render: (_, { seconds }) => t.duration(seconds.toFixed(1)),
  },
  {
    key: 'set',
    title: t.set,
    width: 220,
    render: (_, { set }) => <span className="code">{set}</span>,
  },
  { key: 'by', title: t.by, dataIndex: 'by' },
  {
    key: 'certificate',
    title: t.certificate,
    width: 90,
    render: (_, { id, certificate }) =>
      certificate && (
        <Link to="/print/backup-certificate/$testId" params={{ testId: id }}>
          {t.certificate}
        </Link>
      ),
  },
];
