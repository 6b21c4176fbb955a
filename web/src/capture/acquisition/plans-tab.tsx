import {
  decidePlan,
  listPlans,
  makePlan,
  movePlan,
} from '@lantai/contract/capture/acquisition.api.ts';
import {
  type AcquisitionPlan,
  type PlanState,
  planAfter,
  planStateNames,
} from '@lantai/contract/capture/acquisition.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Space, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { acquisitionText } from './acquisition.text.ts';
import { CompletePlanDialog, DecidePlanDialog } from './decide-plan-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';

const t = acquisitionText.plan;

type Open = { dialog: 'change' | 'decide' | 'complete'; plan: AcquisitionPlan } | 'make';

/** Plans with what may be done with each next. */
export function PlansTab() {
  const [open, setOpen] = useState<Open>();
  const answer = useQuery({
    ...apiQuery(listPlans, { query: {} }),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => columnsOf(setOpen), []);
  const close = () => setOpen(undefined);
  const dialogs = open !== undefined && open !== 'make' ? open : undefined;
  return (
    <>
      <DataList
        name="acquisition-plans"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        actions={
          <MayButton type="primary" access={makePlan.access} onClick={() => setOpen('make')}>
            {t.make}
          </MayButton>
        }
        empty={{ title: t.empty }}
      />
      {open === 'make' && <PlanDialog onClose={close} />}
      {dialogs?.dialog === 'change' && <PlanDialog plan={dialogs.plan} onClose={close} />}
      {dialogs?.dialog === 'decide' && <DecidePlanDialog plan={dialogs.plan} onClose={close} />}
      {dialogs?.dialog === 'complete' && <CompletePlanDialog plan={dialogs.plan} onClose={close} />}
    </>
  );
}

const tones: Record<PlanState, Tone> = {
  draft: 'waiting',
  submitted: 'running',
  approved: 'done',
  returned: 'failed',
  completed: 'ended',
};

function columnsOf(onOpen: (open: Open) => void): readonly ListColumn<AcquisitionPlan>[] {
  return [
    { key: 'title', title: t.title, render: (_, plan) => <PlanTitle plan={plan} /> },
    { key: 'year', title: t.year, width: 64, dataIndex: 'year' },
    {
      key: 'state',
      title: t.state,
      width: 100,
      render: (_, { state }) => <StateTag tone={tones[state]}>{planStateNames[state]}</StateTag>,
    },
    {
      key: 'budget',
      title: t.budget,
      width: 110,
      align: 'right',
      render: (_, { budget }) => (budget === null ? acquisitionText.none : count(budget)),
    },
    {
      key: 'spent',
      title: t.spent,
      width: 100,
      align: 'right',
      render: (_, { spent }) => count(spent),
    },
    {
      key: 'agreements',
      title: t.agreements,
      width: 64,
      align: 'right',
      render: (_, { id, agreements }) => (
        <Link to="/capture/acquisition" search={{ tab: 'agreements', planId: id }}>
          {count(agreements)}
        </Link>
      ),
    },
    {
      key: 'records',
      title: t.records,
      width: 64,
      align: 'right',
      render: (_, { id, records }) => (
        <Link to="/capture/acquisition" search={{ tab: 'agreements', planId: id }}>
          {count(records)}
        </Link>
      ),
    },
    { key: 'madeBy', title: t.madeBy, width: 90, dataIndex: 'madeByName' },
    {
      key: 'decided',
      title: t.decided,
      width: 160,
      render: (_, { decidedByName, decisionNote }) =>
        decidedByName ? t.decidedBy(decidedByName, decisionNote ?? '') : acquisitionText.none,
    },
    {
      key: 'actions',
      title: '',
      width: 130,
      render: (_, plan) => <PlanActions plan={plan} onOpen={onOpen} />,
    },
  ];
}

function PlanTitle({ plan: { title, purpose, result } }: { plan: AcquisitionPlan }) {
  return (
    <>
      {title}
      <br />
      <Typography.Text type="secondary">{result ?? purpose}</Typography.Text>
    </>
  );
}

type ActionsProps = { plan: AcquisitionPlan; onOpen: (open: Open) => void };

function PlanActions({ plan, onOpen }: ActionsProps) {
  const submit = useApiCommand(movePlan, {
    refreshes: [listPlans],
    says: t.submitted,
    saysProblem: true,
  });
  const { state } = plan;
  return (
    <Space size={4}>
      {planAfter(state, 'change') && (
        <MayButton
          size="small"
          access={makePlan.access}
          onClick={() => onOpen({ dialog: 'change', plan })}
        >
          {t.change}
        </MayButton>
      )}
      {planAfter(state, 'submit') && (
        <MayButton
          size="small"
          access={movePlan.access}
          loading={submit.isPending}
          onClick={() => submit.mutate({ params: { planId: plan.id }, body: { action: 'submit' } })}
        >
          {t.submit}
        </MayButton>
      )}
      {planAfter(state, 'approve') && (
        <MayButton
          size="small"
          access={decidePlan.access}
          onClick={() => onOpen({ dialog: 'decide', plan })}
        >
          {t.decide}
        </MayButton>
      )}
      {planAfter(state, 'complete') && (
        <MayButton
          size="small"
          access={movePlan.access}
          onClick={() => onOpen({ dialog: 'complete', plan })}
        >
          {t.complete}
        </MayButton>
      )}
    </Space>
  );
}
