import { registerSubject, registerSubjectNames } from '@lantai/contract/arrangement/register.ts';
import { listRegisters, makeRegister } from '@lantai/contract/arrangement/registers.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Input, Select, Tabs } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { MakeRegisterDialog } from './make-register-dialog.tsx';
import { registerColumns } from './register-columns.tsx';
import { registersText as t } from './registers.text.ts';
import { UnregisteredBatches } from './unregistered-batches.tsx';

const states = ['unsigned', 'signed', 'differing'] as const;

export const registersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/registers',
  validateSearch: z.object({
    text: one(z.string().max(100)),
    subject: one(registerSubject),
    /** Of one filing or import: the link of its own page. */
    subjectId: one(z.uuid()),
    state: one(z.enum(states)),
    after: one(z.string()),
    /** The settled batches that no register counts yet. */
    waiting: one(z.boolean()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listRegisters.access,
      menu: 'arrangement',
      alsoCalled: '接收登记 移交清单 清点核对 签字 gddjb',
    },
  },
  component: RegistersPage,
});

function RegistersPage() {
  const { waiting = false } = registersRoute.useSearch();
  const navigate = registersRoute.useNavigate();
  const [making, setMaking] = useState(false);
  return (
    <div className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <MayButton access={makeRegister.access} onClick={() => setMaking(true)}>
            {t.make}
          </MayButton>
        }
      />
      <Tabs
        size="small"
        activeKey={waiting ? 'waiting' : 'made'}
        onChange={(key) =>
          void navigate({
            search: ({ fonds }) => ({ fonds, waiting: key === 'waiting' || undefined }),
          })
        }
        destroyOnHidden
        items={[
          { key: 'made', label: t.tabs.made, children: <MadeRegisters /> },
          { key: 'waiting', label: t.tabs.waiting, children: <UnregisteredBatches /> },
        ]}
      />
      {making && <MakeRegisterDialog onClose={() => setMaking(false)} />}
    </div>
  );
}

function MadeRegisters() {
  const { fonds: _fonds, waiting: _waiting, after, ...filter } = registersRoute.useSearch();
  const navigate = registersRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listRegisters, { query: { ...filter, fondsId: only?.id, after } }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: Partial<typeof filter>) =>
    void navigate({ search: (kept) => ({ ...kept, ...changes, after: undefined }) });
  const { text, subject, subjectId, state } = filter;
  return (
    <DataList
      name="registers"
      columns={registerColumns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={answer.data?.registers}
      total={answer.data?.total}
      next={answer.data?.next}
      filters={
        <>
          <Input.Search
            key={text}
            allowClear
            className="filter"
            aria-label={t.filter.text}
            placeholder={t.filter.text}
            defaultValue={text}
            onSearch={(words) => change({ text: words.trim() || undefined })}
          />
          <Select
            allowClear
            className="filter"
            aria-label={t.filter.subject}
            placeholder={t.filter.subject}
            value={subject ?? null}
            options={registerSubject.options.map((value) => ({
              value,
              label: registerSubjectNames[value],
            }))}
            onChange={(value) => change({ subject: value ?? undefined })}
          />
          <Select
            allowClear
            className="filter"
            aria-label={t.filter.state}
            placeholder={t.filter.state}
            value={state ?? null}
            options={states.map((value) => ({ value, label: t.filter.states[value] }))}
            onChange={(value) => change({ state: value ?? undefined })}
          />
        </>
      }
      onClearFilters={
        text || subject || subjectId || state
          ? () =>
              change({
                text: undefined,
                subject: undefined,
                subjectId: undefined,
                state: undefined,
              })
          : undefined
      }
      empty={{ title: t.empty }}
    />
  );
}
