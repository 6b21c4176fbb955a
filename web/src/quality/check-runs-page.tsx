import { checkStage, checkStageNames, checkStages } from '@lantai/contract/quality/check-item.ts';
import type { CheckOutcome } from '@lantai/contract/quality/check-result.ts';
import {
  type CheckRunRow,
  checkRunStateNames,
  checkSubjectNames,
} from '@lantai/contract/quality/check-run.ts';
import {
  decideCheckPolicy,
  listCheckRuns,
  startCheckRun,
} from '@lantai/contract/quality/quality.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Flex, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { OneFondsSelect } from '../records/one-fonds-select.tsx';
import { CheckPolicyDialog } from './check-policy-dialog.tsx';
import { qualityText as t } from './quality.text.ts';
import { StartCheckDialog } from './start-check-dialog.tsx';

export const checkRunsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quality/runs',
  validateSearch: z.object({ after: one(z.string()), stage: one(checkStage) }),
  staticData: {
    page: {
      title: t.title,
      access: listCheckRuns.access,
      menu: 'checking',
      alsoCalled: '四性 检测 真实性 完整性 可用性 安全性 sxjc',
    },
  },
  component: CheckRunsPage,
});

function CheckRunsPage() {
  const { only: fonds } = useFonds();
  const [open, setOpen] = useState<'start' | 'policy'>();
  const because = fonds ? undefined : t.start.chooseFonds;
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <>
            <MayButton
              access={decideCheckPolicy.access}
              because={because}
              onClick={() => setOpen('policy')}
            >
              {t.policy.open}
            </MayButton>
            <MayButton
              type="primary"
              access={startCheckRun.access}
              because={because}
              onClick={() => setOpen('start')}
            >
              {t.start.open}
            </MayButton>
          </>
        }
      />
      <Runs />
      {fonds && open === 'start' && (
        <StartCheckDialog fonds={fonds} onClose={() => setOpen(undefined)} />
      )}
      {fonds && open === 'policy' && (
        <CheckPolicyDialog agencyId={fonds.agencyId} onClose={() => setOpen(undefined)} />
      )}
    </Flex>
  );
}

function Runs() {
  const { after, stage } = checkRunsRoute.useSearch();
  const navigate = checkRunsRoute.useNavigate();
  const { only } = useFonds();
  const query = { before: after, fondsId: only?.id, stage };
  const answer = useQuery({
    ...apiQuery(listCheckRuns, { query }),
    placeholderData: keepPreviousData,
  });
  return (
    <DataList
      name="check-runs"
      columns={columns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={answer.data?.runs}
      next={answer.data?.next}
      filters={
        <>
          <OneFondsSelect />
          <Select
            allowClear
            placeholder={t.allStages}
            value={stage}
            options={checkStages.map((value) => ({ value, label: checkStageNames[value] }))}
            onChange={(value) => void navigate({ search: { stage: value } })}
            style={{ width: 140 }}
          />
        </>
      }
      empty={{ title: t.none }}
    />
  );
}

const figure = (
  key: 'failed' | 'waiting' | 'notRun',
  outcome: CheckOutcome,
): ListColumn<CheckRunRow> => ({
  key,
  title: t.columns[key],
  width: 92,
  align: 'right',
  render: (_, { id, counts }) => (
    <Link to="/quality/runs/$runId" params={{ runId: id }} search={{ outcome }}>
      {count(counts[outcome])}
    </Link>
  ),
});

const columns: readonly ListColumn<CheckRunRow>[] = [
  {
    key: 'name',
    title: t.columns.name,
    render: (_, { id, name }) => (
      <Link to="/quality/runs/$runId" params={{ runId: id }}>
        {name}
      </Link>
    ),
  },
  {
    key: 'state',
    title: t.columns.state,
    width: 90,
    render: (_, { state }) => (
      <StateTag tone={state === 'checked' ? 'done' : 'running'}>
        {checkRunStateNames[state]}
      </StateTag>
    ),
  },
  {
    key: 'kind',
    title: t.columns.kind,
    width: 80,
    render: (_, { subjectKind }) => checkSubjectNames[subjectKind],
  },
  {
    key: 'stage',
    title: t.columns.stage,
    width: 84,
    render: (_, { stage }) => checkStageNames[stage],
  },
  { key: 'fonds', title: t.columns.fonds, width: 72, dataIndex: 'fondsCode' },
  {
    key: 'records',
    title: t.columns.records,
    width: 72,
    align: 'right',
    render: (_, { records }) => count(records),
  },
  figure('failed', 'failed'),
  figure('waiting', 'waiting'),
  figure('notRun', 'not-run'),
  {
    key: 'startedAt',
    title: t.columns.startedAt,
    width: 150,
    render: (_, { startedAt }) => instantText(startedAt),
  },
  {
    key: 'startedBy',
    title: t.columns.startedBy,
    width: 88,
    render: (_, { startedByName }) => startedByName ?? t.system,
  },
];
