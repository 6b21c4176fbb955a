import {
  changeFonds,
  createFonds,
  listFonds,
} from '@lantai/contract/classification/classification.api.ts';
import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { type RecordState, recordStates } from '@lantai/contract/records/record-life.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Flex, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { classificationText } from '../classification.text.ts';
import { ChangeFondsDialog } from './change-fonds-dialog.tsx';
import { CreateFondsDialog } from './create-fonds-dialog.tsx';

const t = classificationText.fonds;

/** What the count of a fonds counts: all but the voided. */
const counted: RecordState[] = recordStates.filter((state) => state !== 'voided');

export function FondsTab({ onSchemes }: { onSchemes: () => void }) {
  const { data, error, refetch } = useQuery(apiQuery(listFonds, {}));
  const { choose } = useFonds();
  const [creating, setCreating] = useState(false);
  const [changing, setChanging] = useState<Fonds>();
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active />;

  const showSchemes = (fonds: Fonds) => {
    choose([fonds.id]);
    onSchemes();
  };
  return (
    <Flex vertical gap={8}>
      <Flex justify="end">
        <MayButton access={createFonds.access} type="primary" onClick={() => setCreating(true)}>
          {t.create}
        </MayButton>
      </Flex>
      <Table
        size="small"
        className="list-table"
        rowKey="id"
        pagination={false}
        columns={columnsOf(setChanging, showSchemes)}
        dataSource={data}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />,
        }}
      />
      {creating && <CreateFondsDialog onClose={() => setCreating(false)} />}
      {changing && <ChangeFondsDialog fonds={changing} onClose={() => setChanging(undefined)} />}
    </Flex>
  );
}

function columnsOf(
  onChange: (fonds: Fonds) => void,
  onSchemes: (fonds: Fonds) => void,
): TableColumnsType<Fonds> {
  return [
    { title: t.code, dataIndex: 'code', width: 88, className: 'code' },
    { title: t.name, dataIndex: 'name' },
    { title: t.agency, dataIndex: 'agencyName' },
    { title: t.founded, width: 120, render: (_, { foundedOn }) => foundedOn ?? '—' },
    {
      title: t.records,
      width: 88,
      align: 'right',
      render: (_, { id, records }) => (
        <Link to="/records" search={{ fonds: id, state: counted }}>
          {count(records)}
        </Link>
      ),
    },
    {
      title: t.filed,
      width: 88,
      align: 'right',
      render: (_, { id, filed }) => (
        <Link to="/arrangement/classes" search={{ fonds: id }}>
          {count(filed)}
        </Link>
      ),
    },
    {
      title: t.actions,
      width: 168,
      render: (_, fonds) => (
        <Flex gap={12}>
          <MayButton
            access={changeFonds.access}
            type="link"
            size="small"
            onClick={() => onChange(fonds)}
          >
            {t.change}
          </MayButton>
          <Button type="link" size="small" onClick={() => onSchemes(fonds)}>
            {t.toSchemes}
          </Button>
        </Flex>
      ),
    },
  ];
}
