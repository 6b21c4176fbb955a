import {
  drawUpHandOver,
  findOpenThings,
  listHandOvers,
  signHandOver,
} from '@lantai/contract/collection/receipts.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Form, Table, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { ColleagueSelect } from './hand-paper-dialog.tsx';
import { planText } from './plan.text.ts';

const t = planText.handOvers;

export const handOversRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/hand-overs',
  staticData: {
    page: {
      title: t.title,
      access: listHandOvers.access,
      menu: 'hand-over',
      alsoCalled: '离岗 交接 人员变动 jjqd',
    },
  },
  component: HandOversPage,
});

type HandOver = ReplyOf<typeof listHandOvers>[number];

const signature = (at: Date | null) =>
  at ? (
    <StateTag tone="done">{instantText(at)}</StateTag>
  ) : (
    <StateTag tone="waiting">{t.unsigned}</StateTag>
  );

const columns: ListColumn<HandOver>[] = [
  { key: 'person', title: t.columns.person, dataIndex: 'personName', width: 160 },
  { key: 'successor', title: t.columns.successor, dataIndex: 'successorName', width: 160 },
  {
    key: 'things',
    title: t.columns.things,
    align: 'right',
    width: 90,
    render: (_, { things }) => count(things.length),
  },
  { key: 'at', title: t.columns.at, render: (_, { drawnUpAt }) => instantText(drawnUpAt) },
  {
    key: 'handed',
    title: t.columns.handed,
    width: 170,
    render: (_, { handedSignedAt }) => signature(handedSignedAt),
  },
  {
    key: 'taken',
    title: t.columns.taken,
    width: 170,
    render: (_, { takenSignedAt }) => signature(takenSignedAt),
  },
  {
    key: 'action',
    title: t.columns.action,
    width: 90,
    render: (_, handOver) => <SignButton handOver={handOver} />,
  },
];

function HandOversPage() {
  const { only } = useFonds();
  const [drawing, setDrawing] = useState(false);
  const answer = useQuery(apiQuery(listHandOvers, {}));
  const button = (
    <MayButton
      type="primary"
      access={drawUpHandOver.access}
      because={only ? undefined : planText.plans.fonds}
      onClick={() => setDrawing(true)}
    >
      {t.drawUp}
    </MayButton>
  );
  return (
    <div className="page">
      <PageHead title={t.title} actions={button} />
      <DataList
        name="hand-overs"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        empty={{ title: t.empty }}
        expandable={{
          expandedRowRender: ({ things, sm3 }) => (
            <>
              <Things things={things} />
              <Typography.Text type="secondary" className="code">
                SM3 {sm3}
              </Typography.Text>
            </>
          ),
        }}
      />
      {drawing && only && (
        <DrawUpDialog agencyId={only.agencyId} onClose={() => setDrawing(false)} />
      )}
    </div>
  );
}

function Things({ things }: { things: HandOver['things'] }) {
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      columns={[
        { key: 'kind', title: t.thing.kind, width: 110, render: (_, { kind }) => t.kinds[kind] },
        { key: 'number', title: t.thing.number, width: 180, dataIndex: 'number' },
        { key: 'title', title: t.thing.title, dataIndex: 'title' },
        { key: 'state', title: t.thing.state, width: 140, dataIndex: 'state' },
      ]}
      dataSource={things}
    />
  );
}

function SignButton({ handOver: { id, canSign } }: { handOver: HandOver }) {
  const sign = useApiCommand(signHandOver, {
    refreshes: [listHandOvers],
    says: t.signed,
    saysProblem: true,
  });
  return (
    <MayButton
      size="small"
      access={signHandOver.access}
      because={canSign ? undefined : t.notYours}
      loading={sign.isPending}
      onClick={() => sign.mutate({ params: { handOverId: id } })}
    >
      {t.sign}
    </MayButton>
  );
}

type Fields = { personId: string; successorId: string };

function DrawUpDialog({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const drawUp = useApiCommand(drawUpHandOver, {
    refreshes: [listHandOvers],
    says: t.drawnUp,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.drawUp}
      submit={t.drawUp}
      command={drawUp}
      onClose={onClose}
      onSubmit={({ personId, successorId }) =>
        drawUp.mutate({ body: { agencyId, personId, successorId } })
      }
    >
      <Form.Item name="personId" label={t.person} rules={[{ required: true, message: t.needed }]}>
        <ColleagueSelect autoFocus agencyId={agencyId} />
      </Form.Item>
      <Form.Item noStyle dependencies={['personId']}>
        {({ getFieldValue }) => <OpenThings personId={getFieldValue('personId') as string} />}
      </Form.Item>
      <Form.Item
        name="successorId"
        label={t.successor}
        rules={[{ required: true, message: t.needed }]}
      >
        <ColleagueSelect agencyId={agencyId} />
      </Form.Item>
    </FormDialog>
  );
}

function OpenThings({ personId }: { personId: string | undefined }) {
  const open = useQuery({
    ...apiQuery(findOpenThings, { params: { personId: personId ?? '' } }),
    enabled: personId !== undefined,
  });
  return (
    open.data && (
      <Typography.Paragraph type="secondary">
        {t.openThings(count(open.data.things.length))}
      </Typography.Paragraph>
    )
  );
}
