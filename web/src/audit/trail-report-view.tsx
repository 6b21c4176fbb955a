import type { TrailFinding, TrailReport } from '@lantai/contract/audit/trail.ts';
import { Alert, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { StateTag } from '#platform/state-tag.tsx';
import { auditText } from './audit.text.ts';

const t = auditText.verify;

/** The outcome of a verification, with what it did not cover: that has not passed. */
export function TrailReportView({ report }: { report: TrailReport }) {
  const { ok, blocks, entries, unsealed, sources, head, findings, findingsLeftOut } = report;
  const found = count(findings.length + findingsLeftOut);

  return (
    <Flex vertical gap={8} role="status">
      {ok && blocks === 0 && <StateTag tone="not-run">{t.nothing}</StateTag>}
      {ok && blocks > 0 && (
        <StateTag tone="passed">{t.passed(count(entries), count(blocks))}</StateTag>
      )}
      {!ok && <Alert type="error" showIcon title={t.failed(found)} />}
      {!sources.includes('files') && <StateTag tone="not-run">{t.noFiles}</StateTag>}
      {unsealed > 0 && <StateTag tone="not-run">{t.unsealed(count(unsealed))}</StateTag>}
      {head && (
        <Typography.Text type="secondary">
          {t.head(count(head.height))}
          <Typography.Text copyable className="code">
            {head.hash}
          </Typography.Text>
        </Typography.Text>
      )}
      {findings.length > 0 && (
        <Table
          size="small"
          rowKey={(finding) => JSON.stringify(finding)}
          columns={columns}
          dataSource={[...findings]}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
        />
      )}
      {findingsLeftOut > 0 && t.leftOut(count(findingsLeftOut))}
    </Flex>
  );
}

const columns: TableColumnsType<TrailFinding> = [
  { key: 'kind', title: t.kind, width: 110, render: (_, { kind }) => t.kinds[kind] },
  { key: 'where', title: t.where, width: 90, render: (_, { where }) => t.places[where] },
  { key: 'message', title: t.what, dataIndex: 'message' },
];
