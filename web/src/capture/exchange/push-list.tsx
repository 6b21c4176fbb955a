import {
  listPushes,
  listSources,
  type PushRow,
  repeatPush,
  type SourceSystem,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Flex, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { exchangeText } from './exchange.text.ts';
import { ReceiptStateTag } from './receipt-state.tsx';

const t = exchangeText.source;
const c = t.pushColumns;

const tones: Record<PushRow['pushState'], Tone> = {
  waiting: 'running',
  sent: 'done',
  dead: 'failed',
  none: 'ended',
};

type Shown = 'all' | 'waiting' | 'sent' | 'dead';

/** What was pushed to the webhook; what was given up can be taken up again. */
export function PushList({ source }: { source: SourceSystem }) {
  const [shown, setShown] = useState<Shown>(source.deadPushes > 0 ? 'dead' : 'all');
  const [before, setBefore] = useState<number>();
  const params = { sourceId: source.id };
  const query = { before, ...(shown !== 'all' && { state: shown }) };
  const answer = useQuery({
    ...apiQuery(listPushes, { params, query }),
    placeholderData: keepPreviousData,
  });
  const repeat = useApiCommand(repeatPush, {
    refreshes: [listPushes, listSources, getWorkbench],
    says: t.repeated,
    saysProblem: true,
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  const { pushes = [], next = null } = answer.data ?? {};
  return (
    <Flex vertical gap={8}>
      <Flex justify="space-between">
        <Segmented<Shown>
          size="small"
          value={shown}
          options={[
            { value: 'all', label: t.allPushes },
            ...(['waiting', 'sent', 'dead'] as const).map((each) => ({
              value: each,
              label: t.pushStates[each],
            })),
          ]}
          onChange={(value) => {
            setShown(value);
            setBefore(undefined);
          }}
        />
        {source.deadPushes > 0 && (
          <MayButton
            size="small"
            access={repeatPush.access}
            loading={repeat.isPending}
            onClick={() => repeat.mutate({ params, body: {} })}
          >
            {t.repeatAll(source.deadPushes)}
          </MayButton>
        )}
      </Flex>
      <Table<PushRow>
        size="small"
        loading={answer.isPending}
        rowKey={({ eventId }) => String(eventId)}
        columns={[
          ...facts,
          repeatColumn((eventId) => repeat.mutate({ params, body: { eventId } })),
        ]}
        dataSource={pushes}
        pagination={false}
        locale={{ emptyText: t.noPushes }}
      />
      {next !== null && <Button onClick={() => setBefore(next)}>{t.more}</Button>}
    </Flex>
  );
}

const facts: TableColumnsType<PushRow> = [
  { key: 'at', title: c.at, width: 152, render: (_, { at }) => instantText(at) },
  {
    key: 'sourceKey',
    title: c.sourceKey,
    ellipsis: true,
    render: (_, { sourceKey }) => <span className="code">{sourceKey}</span>,
  },
  {
    key: 'state',
    title: c.state,
    width: 140,
    render: (_, { state }) => <ReceiptStateTag state={state} />,
  },
  {
    key: 'push',
    title: c.push,
    width: 90,
    render: (_, { pushState }) => (
      <StateTag tone={tones[pushState]}>{t.pushStates[pushState]}</StateTag>
    ),
  },
  { key: 'attempts', title: c.attempts, width: 56, align: 'right', dataIndex: 'attempts' },
  {
    key: 'last',
    title: c.last,
    width: 190,
    ellipsis: true,
    render: (_, { lastProblem, lastStatus }) =>
      lastProblem ?? (lastStatus ? `HTTP ${lastStatus}` : ''),
  },
];

function repeatColumn(onRepeat: (eventId: number) => void): TableColumnsType<PushRow>[number] {
  return {
    key: 'repeat',
    width: 64,
    render: (_, { eventId, pushState }) =>
      pushState === 'dead' && (
        <MayButton
          type="link"
          size="small"
          access={repeatPush.access}
          onClick={() => onRepeat(eventId)}
        >
          {t.repeat}
        </MayButton>
      ),
  };
}
