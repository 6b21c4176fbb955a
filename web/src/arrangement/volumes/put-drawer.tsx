import {
  findVolumeCandidates,
  getVolume,
  listVolumes,
  putIntoVolume,
} from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import type { RecordRow } from '@lantai/contract/records/record.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Flex, Input, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { volumesText as t } from './volumes.text.ts';

type Props = { readonly volumeId: string; readonly onClose: () => void };

/** The records that may go into the volume, to be chosen beside it. */
export function PutDrawer({ volumeId, onClose }: Props) {
  const [text, setText] = useState<string>();
  const [keys, setKeys] = useState<string[]>([]);
  const answer = useQuery({
    ...apiQuery(findVolumeCandidates, { params: { volumeId }, query: { text } }),
    placeholderData: keepPreviousData,
  });
  const put = useApiCommand(putIntoVolume, {
    refreshes: [getVolume, listVolumes, findVolumeCandidates],
    says: t.putDone,
    onDone: onClose,
  });
  return (
    <Drawer
      open
      title={t.candidates}
      size={820}
      onClose={onClose}
      extra={
        <Button
          type="primary"
          disabled={keys.length === 0}
          loading={put.isPending}
          onClick={() => put.mutate({ params: { volumeId }, body: { recordIds: keys } })}
        >
          {t.putCount(keys.length)}
        </Button>
      }
    >
      <Flex vertical gap={8}>
        <Typography.Text type="secondary">{t.candidatesNote}</Typography.Text>
        <Input.Search
          allowClear
          aria-label={t.filter.text}
          onSearch={(words) => setText(words.trim() || undefined)}
        />
        <ProblemNotice problem={put.error ?? answer.error} />
        <Table
          size="small"
          className="list-table"
          rowKey="id"
          loading={answer.isPending}
          pagination={false}
          columns={columns}
          dataSource={answer.data ?? []}
          locale={{ emptyText: t.noCandidates }}
          rowSelection={{
            selectedRowKeys: keys,
            onChange: (chosen) => setKeys(chosen.map(String)),
          }}
        />
      </Flex>
    </Drawer>
  );
}

const columns: TableColumnsType<RecordRow> = [
  { title: t.row.title, dataIndex: 'title' },
  { title: t.row.number, width: 130, dataIndex: 'documentNumber' },
  { title: t.row.date, width: 100, dataIndex: 'documentOn' },
  { title: t.columns.pages, width: 56, align: 'right', dataIndex: 'pages' },
];
