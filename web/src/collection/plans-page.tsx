import type { PlanRow } from '@lantai/contract/collection/plan.ts';
import { drawUpPlan, listPlans } from '@lantai/contract/collection/plans.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link, useNavigate } from '@tanstack/react-router';
import { Form, InputNumber } from 'antd';
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
import { planText } from './plan.text.ts';
import { PlanStateTag } from './plan-state.tsx';

const t = planText.plans;

export const plansRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/plans',
  staticData: {
    page: {
      title: t.title,
      access: listPlans.access,
      menu: 'hand-over',
      alsoCalled: '年度归档 进度 时限 到期 gdjh',
    },
  },
  component: PlansPage,
});

const figure = (key: 'expected' | 'captured' | 'submitted' | 'accepted') => ({
  key,
  title: t.columns[key],
  width: 80,
  align: 'right' as const,
  render: (_: unknown, row: PlanRow) => count(row[key]),
});

const columns: ListColumn<PlanRow>[] = [
  {
    key: 'plan',
    title: t.columns.plan,
    render: (_, { id, fondsCode, year, version }) => (
      <Link to="/collection/plans/$planId" params={{ planId: id }}>
        {t.name(fondsCode, year, version)}
      </Link>
    ),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 110,
    render: (_, { state }) => <PlanStateTag state={state} />,
  },
  { key: 'lines', title: t.columns.lines, width: 60, align: 'right', dataIndex: 'lines' },
  figure('expected'),
  figure('captured'),
  figure('submitted'),
  figure('accepted'),
  {
    key: 'overdueLines',
    title: t.columns.overdueLines,
    width: 80,
    align: 'right',
    render: (_, { id, overdueLines }) =>
      overdueLines === 0 ? (
        0
      ) : (
        <StateTag tone="overdue">
          <Link to="/collection/plans/$planId" params={{ planId: id }}>
            {count(overdueLines)}
          </Link>
        </StateTag>
      ),
  },
  { key: 'author', title: t.columns.author, width: 90, dataIndex: 'drawnUpByName' },
  { key: 'approver', title: t.columns.approver, width: 90, dataIndex: 'approvedByName' },
  {
    key: 'published',
    title: t.columns.published,
    width: 144,
    render: (_, { publishedAt }) => instantText(publishedAt),
  },
];

function PlansPage() {
  const { only } = useFonds();
  const [drawing, setDrawing] = useState(false);
  const answer = useQuery({
    ...apiQuery(listPlans, { query: { fondsId: only?.id } }),
    placeholderData: keepPreviousData,
  });
  const button = (
    <MayButton
      type="primary"
      access={drawUpPlan.access}
      because={only ? undefined : t.fonds}
      onClick={() => setDrawing(true)}
    >
      {t.drawUp}
    </MayButton>
  );
  return (
    <div className="page">
      <PageHead title={t.title} actions={button} />
      <DataList
        name="plans"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        empty={{ title: t.empty }}
      />
      {drawing && only && <DrawUpDialog fondsId={only.id} onClose={() => setDrawing(false)} />}
    </div>
  );
}

function DrawUpDialog({ fondsId, onClose }: { fondsId: string; onClose: () => void }) {
  const navigate = useNavigate();
  const drawUp = useApiCommand(drawUpPlan, {
    refreshes: [listPlans],
    says: t.drawnUp,
    onDone: ({ id }) => void navigate({ to: '/collection/plans/$planId', params: { planId: id } }),
  });
  return (
    <FormDialog<{ year: number }>
      title={t.drawUp}
      submit={t.drawUp}
      command={drawUp}
      initial={{ year: new Date().getFullYear() - 1 }}
      onClose={onClose}
      onSubmit={({ year }) => drawUp.mutate({ body: { fondsId, year } })}
    >
      <Form.Item name="year" label={t.year} rules={[{ required: true, message: t.yearNeeded }]}>
        <InputNumber autoFocus min={1990} max={2199} controls={false} />
      </Form.Item>
    </FormDialog>
  );
}
