import type { MediumReading, OfflineMedium } from '@lantai/contract/preservation/offline-media.ts';
import { Flex, Table, type TableColumnsType } from 'antd';
import { count } from '#platform/figures.ts';
import { instantText } from '#platform/times.ts';
import { offlineMediaText } from './offline-media.text.ts';

const t = offlineMediaText.detail;

/** Who registered and wrote a medium, and every test reading of it (DA/T 99-2024, A.2). */
export function MediumDetail({ medium }: { medium: OfflineMedium }) {
  const { registeredByName, registeredAt, authority, writtenByName, writtenAt } = medium;
  return (
    <Flex vertical gap={8}>
      <span>
        {t.registered(registeredByName, instantText(registeredAt), authority)}
        {writtenAt && `；${t.written(writtenByName ?? '', instantText(writtenAt))}`}
        {medium.replacedBecause && `；${t.replaced(medium.replacedBecause)}`}
      </span>
      {medium.manifestSm3 && <span className="code">{t.manifest(medium.manifestSm3)}</span>}
      <Table<MediumReading>
        size="small"
        className="list-table"
        columns={columns}
        dataSource={medium.readings}
        rowKey="id"
        pagination={false}
        locale={{ emptyText: t.empty }}
      />
    </Flex>
  );
}

const columns: TableColumnsType<MediumReading> = [
  { title: t.time, width: 150, render: (_, { readAt }) => instantText(readAt) },
  { title: t.by, width: 100, dataIndex: 'readByName' },
  {
    title: t.share,
    width: 170,
    render: (_, { drawn, share, enlarged }) => t.drawn(count(drawn), share, enlarged),
  },
  {
    title: t.medium,
    width: 120,
    render: (_, { mediumVerdict }) => (mediumVerdict === 'good' ? t.good : t.faulty),
  },
  {
    title: t.content,
    width: 120,
    render: (_, { dataVerdict }) =>
      dataVerdict === 'agrees' ? offlineMediaText.agrees : offlineMediaText.differs,
  },
  {
    title: t.faults,
    render: (_, { faults }) =>
      faults.map(({ path, fault }) => (
        <div key={path} className="code" style={{ whiteSpace: 'normal', wordBreak: 'break-all' }}>
          {path} {fault}
        </div>
      )),
  },
  {
    title: t.seed,
    width: 290,
    render: (_, { seed }) => <span className="code">{seed}</span>,
  },
];
