import { listSchemes } from '@lantai/contract/classification/classification.api.ts';
import type { Matter } from '@lantai/contract/classification/matter.ts';
import {
  addMatter,
  changeMatter,
  listMatters,
  orderMatters,
} from '@lantai/contract/classification/matters.api.ts';
import { type RecordState, recordStates } from '@lantai/contract/records/record-life.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { classificationText } from '../classification.text.ts';
import { AddMatterDialog } from './add-matter-dialog.tsx';
import { ChangeMatterDialog } from './change-matter-dialog.tsx';

const t = classificationText.matters;

/** What the count of a matter counts. */
const notVoided: RecordState[] = recordStates.filter((state) => state !== 'voided');

/** By which matters a fonds is divided, where it is not divided by department. */
export function MattersTab() {
  const { all, only, choose } = useFonds();
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center">
        {classificationText.schemes.fonds}
        <Select
          aria-label={classificationText.schemes.fonds}
          className="scheme-fonds"
          placeholder={classificationText.schemes.chooseFonds}
          value={only?.id ?? null}
          options={all.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(id) => choose([id])}
        />
        <Basis rule={t.basis} source={t.source} />
      </Flex>
      {only ? (
        <Matters key={only.id} fondsId={only.id} />
      ) : (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={classificationText.schemes.chooseFonds}
        />
      )}
    </Flex>
  );
}

function Matters({ fondsId }: { fondsId: string }) {
  const params = { fondsId };
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Matter>();
  const answer = useQuery(apiQuery(listMatters, { params }));
  const { data: schemes } = useQuery(apiQuery(listSchemes, { params }));
  const order = useApiCommand(orderMatters, { refreshes: [listMatters], says: t.ordered });
  const matters = answer.data ?? [];
  const move = (from: number, to: number) => {
    const ids = matters.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate({ params, body: { matterIds: ids } });
  };
  const isUsed = schemes?.some(({ dividedBy }) => dividedBy === 'matter') ?? true;
  return (
    <>
      <ProblemNotice problem={order.error} />
      <DataList
        name="matters"
        columns={columnsOf(matters, { onChange: setChanging, onMove: move })}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        filters={!isUsed && <Typography.Text type="secondary">{t.unused}</Typography.Text>}
        actions={
          <MayButton type="primary" access={addMatter.access} onClick={() => setAdding(true)}>
            {t.add}
          </MayButton>
        }
        empty={{ title: t.empty }}
      />
      {adding && <AddMatterDialog fondsId={fondsId} onClose={() => setAdding(false)} />}
      {changing && <ChangeMatterDialog matter={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

type Acts = {
  readonly onChange: (matter: Matter) => void;
  readonly onMove: (from: number, to: number) => void;
};

function columnsOf(matters: readonly Matter[], acts: Acts): ListColumn<Matter>[] {
  return [
    { key: 'code', title: t.code, width: 140, dataIndex: 'code', className: 'code' },
    { key: 'name', title: t.name, dataIndex: 'name' },
    {
      key: 'state',
      title: t.state,
      width: 160,
      render: (_, { closedOn }) => (
        <StateTag tone={closedOn === null ? 'done' : 'ended'}>
          {closedOn === null ? t.open : t.closedFrom(closedOn)}
        </StateTag>
      ),
    },
    {
      key: 'records',
      title: t.records,
      width: 90,
      align: 'right',
      render: (_, { id, fondsId, records }) => (
        <Link to="/records" search={{ fonds: fondsId, matterId: id, state: notVoided }}>
          {count(records)}
        </Link>
      ),
    },
    {
      key: 'actions',
      title: t.actions,
      width: 200,
      render: (_, matter, index) => (
        <Flex gap={12}>
          <MayButton
            type="link"
            size="small"
            access={changeMatter.access}
            onClick={() => acts.onChange(matter)}
          >
            {t.change}
          </MayButton>
          <MayButton
            type="link"
            size="small"
            access={orderMatters.access}
            disabled={index === 0}
            onClick={() => acts.onMove(index, index - 1)}
          >
            {t.up}
          </MayButton>
          <MayButton
            type="link"
            size="small"
            access={orderMatters.access}
            disabled={index === matters.length - 1}
            onClick={() => acts.onMove(index, index + 1)}
          >
            {t.down}
          </MayButton>
        </Flex>
      ),
    },
  ];
}
