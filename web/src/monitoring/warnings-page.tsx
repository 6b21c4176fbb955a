import { listWarnings, moveWarning } from '@lantai/contract/monitoring/monitoring.api.ts';
import {
  type Warning,
  type WarningAction,
  warningActionNames,
  warningAudience,
  warningAudienceNames,
  warningKindNames,
  warningLife,
  warningState,
  warningStateNames,
} from '@lantai/contract/monitoring/warning.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useGo } from '#platform/go.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { monitoringText } from './monitoring.text.ts';
import { MoveWarningDialog } from './move-warning-dialog.tsx';

const t = monitoringText.warnings;

export const warningsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/monitoring/warnings',
  validateSearch: z.object({
    state: one(warningState),
    audience: one(warningAudience),
    after: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listWarnings.access,
      menu: 'supervision',
      alsoCalled: '预警 提醒 异常 监控 yj',
    },
  },
  component: WarningsPage,
});

function WarningsPage() {
  const { state, audience, after } = warningsRoute.useSearch();
  const navigate = warningsRoute.useNavigate();
  const [moving, setMoving] = useState<{ warning: Warning; action: WarningAction }>();
  const answer = useQuery({
    ...apiQuery(listWarnings, { query: { state, audience, after } }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: { state?: typeof state; audience?: typeof audience }) =>
    void navigate({ search: (kept) => ({ ...kept, ...changes, after: undefined }) });
  const filtered = state !== undefined || audience !== undefined;
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} />
      <DataList
        name="warnings"
        columns={columnsFor((warning, action) => setMoving({ warning, action }))}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.warnings}
        total={answer.data?.total}
        next={answer.data?.next}
        onClearFilters={
          filtered ? () => change({ state: undefined, audience: undefined }) : undefined
        }
        filters={
          <>
            <Select
              allowClear
              aria-label={t.state}
              placeholder={t.state}
              style={{ width: 120 }}
              value={state ?? null}
              options={warningState.options.map((value) => ({
                value,
                label: warningStateNames[value],
              }))}
              onChange={(value) => change({ state: value ?? undefined })}
            />
            <Select
              allowClear
              aria-label={t.audience}
              placeholder={t.audience}
              style={{ width: 120 }}
              value={audience ?? null}
              options={warningAudience.options.map((value) => ({
                value,
                label: warningAudienceNames[value],
              }))}
              onChange={(value) => change({ audience: value ?? undefined })}
            />
          </>
        }
        empty={{ title: t.empty }}
      />
      {moving && <MoveWarningDialog {...moving} onClose={() => setMoving(undefined)} />}
    </div>
  );
}

const tones: Record<Warning['state'], Tone> = {
  open: 'failed',
  acknowledged: 'near',
  handled: 'passed',
  closed: 'not-run',
};

type Move = (warning: Warning, action: WarningAction) => void;

function columnsFor(move: Move): readonly ListColumn<Warning>[] {
  return [
    {
      key: 'raisedAt',
      title: t.raisedAt,
      width: 150,
      render: (_, { raisedAt }) => instantText(raisedAt),
    },
    { key: 'kind', title: t.kind, width: 104, render: (_, { kind }) => warningKindNames[kind] },
    { key: 'what', title: t.what, render: (_, warning) => <What warning={warning} /> },
    { key: 'agency', title: t.agency, width: 110, render: (_, { agencyName }) => agencyName ?? '' },
    {
      key: 'state',
      title: t.state,
      width: 84,
      render: (_, { state }) => <StateTag tone={tones[state]}>{warningStateNames[state]}</StateTag>,
    },
    {
      key: 'steps',
      title: t.steps,
      width: 230,
      render: (_, warning) => <Steps warning={warning} />,
    },
    {
      key: 'act',
      title: '',
      width: 184,
      render: (_, warning) => <Acts warning={warning} move={move} />,
    },
  ];
}

function What({ warning: { title, detail } }: { warning: Warning }) {
  return (
    <Flex vertical>
      <strong>{title}</strong>
      <Typography.Text type="secondary">{detail}</Typography.Text>
    </Flex>
  );
}

function Steps({ warning: { steps } }: { warning: Warning }) {
  return (
    <Flex vertical>
      {steps.map(({ action, note, takenByName, takenAt }) => (
        <span key={`${action} ${takenAt.toISOString()}`}>
          {t.step(warningActionNames[action], takenByName ?? t.system, instantText(takenAt))}：
          {note}
        </span>
      ))}
    </Flex>
  );
}

function Acts({ warning, move }: { warning: Warning; move: Move }) {
  const go = useGo();
  const acts = (Object.keys(warningLife) as WarningAction[]).filter((action) =>
    warningLife[action].from.includes(warning.state),
  );
  if (warning.state === 'closed') return null;
  return (
    <Space size={4}>
      <Button size="small" onClick={() => go(warning.link)}>
        {t.open}
      </Button>
      {acts.map((action) => (
        <MayButton
          key={action}
          size="small"
          access={moveWarning.access}
          onClick={() => move(warning, action)}
        >
          {warningActionNames[action]}
        </MayButton>
      ))}
    </Space>
  );
}
