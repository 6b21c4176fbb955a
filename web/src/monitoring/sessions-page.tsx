import { commandName } from '@lantai/contract/audit/command-names.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { endSession, listSessions } from '@lantai/contract/monitoring/monitoring.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { monitoringText } from './monitoring.text.ts';

const t = monitoringText.sessions;

export const sessionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/monitoring/sessions',
  staticData: {
    page: {
      title: t.title,
      access: listSessions.access,
      menu: 'settings',
      alsoCalled: '在线 会话 登录 下线 zxyh',
    },
  },
  component: SessionsPage,
});

type Session = ReplyOf<typeof listSessions>['sessions'][number];

function SessionsPage() {
  const [ending, setEnding] = useState<Session>();
  const answer = useQuery({ ...apiQuery(listSessions, {}), refetchInterval: 15_000 });
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} />
      <DataList
        name="sessions"
        columns={columnsFor(setEnding)}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.sessions}
        total={answer.data?.sessions.length}
        empty={{ title: t.empty }}
      />
      {ending && <EndSessionDialog session={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}

function columnsFor(end: (session: Session) => void): readonly ListColumn<Session>[] {
  const figure = (
    key: 'reads' | 'refusals',
    what: { command?: string; outcome?: 'refused' },
  ): ListColumn<Session> => ({
    key,
    title: t[key],
    width: 84,
    align: 'right',
    render: (_, { [key]: figure, personId, startedAt }) =>
      figure === 0 ? (
        count(figure)
      ) : (
        <Link to="/audit" search={{ personId, from: instantText(startedAt).slice(0, 10), ...what }}>
          {count(figure)}
        </Link>
      ),
  });
  return [
    { key: 'person', title: t.person, width: 84, dataIndex: 'personName' },
    { key: 'login', title: t.login, width: 130, dataIndex: 'login' },
    {
      key: 'startedAt',
      title: t.startedAt,
      width: 150,
      render: (_, s) => instantText(s.startedAt),
    },
    { key: 'seenAt', title: t.seenAt, width: 150, render: (_, s) => instantText(s.seenAt) },
    { key: 'address', title: t.address, width: 110, dataIndex: 'address' },
    {
      key: 'last',
      title: t.last,
      render: (_, { last }) => last && `${commandName(last.command)} ${instantText(last.at)}`,
    },
    figure('reads', { command: 'access.' }),
    figure('refusals', { outcome: 'refused' }),
    {
      key: 'end',
      title: '',
      width: 100,
      render: (_, session) => (
        <MayButton size="small" danger access={endSession.access} onClick={() => end(session)}>
          {t.end}
        </MayButton>
      ),
    },
  ];
}

function EndSessionDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const command = useApiCommand(endSession, {
    refreshes: [listSessions],
    says: t.ended,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.endTitle(session.personName)}
      submit={t.end}
      danger
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { sessionId: session.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
