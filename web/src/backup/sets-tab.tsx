import {
  destroyBackupSet,
  listBackupSets,
  recordBackupCopy,
  startBackupWork,
} from '@lantai/contract/backup/backup.api.ts';
import { type SetRow, setKindNames } from '@lantai/contract/backup/backup.ts';
import { useQuery } from '@tanstack/react-query';
import { Empty, Flex, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { backupText } from './backup.text.ts';
import { DestroySetDialog } from './destroy-set-dialog.tsx';
import { RecordCopyDialog } from './record-copy-dialog.tsx';
import { useStartWork } from './start-work.ts';
import '#platform/list/data-list.css';

const t = backupText.sets;

/** With one digit: the little that an incremental set writes is not nothing. */
export const megabytes = (bytes: number) => count(Math.ceil((bytes / 2 ** 20) * 10) / 10);

export function SetsTab() {
  const sets = useQuery(apiQuery(listBackupSets, {}));
  const start = useStartWork();
  const [copying, setCopying] = useState<string>();
  const [destroying, setDestroying] = useState<string>();
  const actions = {
    key: 'action',
    title: t.action,
    width: 230,
    render: (_: unknown, { set, destroyed }: SetRow) =>
      destroyed === null && (
        <Flex gap={8}>
          <MayButton
            size="small"
            access={startBackupWork.access}
            onClick={() => start.mutate({ body: { work: 'verification', set } })}
          >
            {backupText.works.verification}
          </MayButton>
          <MayButton size="small" access={recordBackupCopy.access} onClick={() => setCopying(set)}>
            {backupText.copy.open}
          </MayButton>
          <MayButton
            size="small"
            danger
            access={destroyBackupSet.access}
            onClick={() => setDestroying(set)}
          >
            {backupText.destroy.open}
          </MayButton>
        </Flex>
      ),
  };
  return (
    <>
      <ProblemNotice problem={sets.error} onRetry={() => void sets.refetch()} />
      <Table
        size="small"
        className="list-table"
        rowKey="set"
        loading={sets.isPending}
        columns={[...columns, actions]}
        dataSource={sets.data?.sets ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} /> }}
      />
      {copying && <RecordCopyDialog set={copying} onClose={() => setCopying(undefined)} />}
      {destroying && <DestroySetDialog set={destroying} onClose={() => setDestroying(undefined)} />}
    </>
  );
}

const columns: TableColumnsType<SetRow> = [
  {
    key: 'set',
    title: t.set,
    width: 215,
    render: (_, { set }) => <span className="code">{set}</span>,
  },
  { key: 'kind', title: t.kind, width: 90, render: (_, { kind }) => setKindNames[kind] },
  { key: 'takenAt', title: t.takenAt, width: 155, render: (_, row) => instantText(row.takenAt) },
  {
    key: 'bytes',
    title: t.bytes,
    width: 90,
    align: 'right',
    render: (_, { bytes }) => t.megabytes(megabytes(bytes)),
  },
  {
    key: 'written',
    title: t.written,
    width: 90,
    align: 'right',
    render: (_, { written }) => t.megabytes(megabytes(written)),
  },
  { key: 'state', title: t.state, width: 130, render: (_, row) => <SetState row={row} /> },
  {
    key: 'copies',
    title: t.copies,
    render: (_, { copies }) =>
      copies.map(({ place, kilometres }) => t.distance(place, kilometres)).join('、'),
  },
];

function SetState({ row: { destroyed, missing } }: { row: SetRow }) {
  if (destroyed) return <StateTag tone="ended">{t.destroyed}</StateTag>;
  if (missing > 0) return <StateTag tone="failed">{t.lacking(count(missing))}</StateTag>;
  return <StateTag tone="done">{t.whole}</StateTag>;
}
