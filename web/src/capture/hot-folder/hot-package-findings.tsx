import type { HotPackage } from '@lantai/contract/capture/hot-folder.ts';
import type { PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import { Flex, Table, type TableColumnsType, Typography } from 'antd';
import { StateTag } from '#platform/state-tag.tsx';
import { hotFolderText as t } from './hot-folder.text.ts';

/** What was wrong in a package, place by place, and the digest it is known by. */
export function HotPackageFindings({ found: { findings, digest } }: { found: HotPackage }) {
  const rows = findings.map((finding, at) => ({ ...finding, key: String(at) }));
  return (
    <Flex vertical gap={8}>
      <Typography.Text type="secondary" copyable={{ text: digest }}>
        {t.digest} <span className="code">{digest}</span>
      </Typography.Text>
      {rows.length === 0 ? (
        <Typography.Text type="secondary">{t.noFindings}</Typography.Text>
      ) : (
        <Table
          size="small"
          columns={columns}
          dataSource={rows}
          pagination={{ hideOnSinglePage: true, pageSize: 50 }}
        />
      )}
    </Flex>
  );
}

const columns: TableColumnsType<PackageFinding> = [
  { title: t.place, width: 200, dataIndex: 'place' },
  {
    title: t.kind,
    width: 88,
    render: (_, { severity }) => (
      <StateTag tone={severity === 'error' ? 'failed' : 'near'}>{t.severity[severity]}</StateTag>
    ),
  },
  { title: t.what, dataIndex: 'message' },
];
