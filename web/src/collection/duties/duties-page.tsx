import { checkMonth, type DutyMonth, listDuties } from '@lantai/contract/collection/duties.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Flex, Form, Input, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { dutiesText } from './duties.text.ts';

const t = dutiesText.duties;
const states = ['open', 'overdue', 'done', 'done-late'] as const;
const tones: Record<DutyMonth['state'], Tone> = {
  open: 'waiting',
  overdue: 'overdue',
  done: 'done',
  'done-late': 'done',
};

export const dutiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/duties',
  validateSearch: z.object({ state: one(z.enum(states)) }),
  staticData: {
    page: { title: t.title, access: listDuties.access, menu: 'intake', alsoCalled: t.alsoCalled },
  },
  component: DutiesPage,
});

/** Month-end checks of the departments one works in, and who keeps up with them. */
function DutiesPage() {
  const { state } = dutiesRoute.useSearch();
  const navigate = dutiesRoute.useNavigate();
  const [checking, setChecking] = useState<DutyMonth>();
  const answer = useQuery(apiQuery(listDuties, { query: {} }));
  const months = answer.data?.months.filter((one) => state === undefined || one.state === state);
  const filter = (chosen: DutyMonth['state'] | undefined) =>
    void navigate({ search: { state: chosen } });
  return (
    <div className="page">
      <PageHead title={t.title} />
      <Flex vertical gap={16}>
        {answer.data && answer.data.people.length > 0 && <People people={answer.data.people} />}
        <DataList
          name="duties"
          columns={columnsOf(setChecking)}
          rowKey={({ departmentId, month }) => `${departmentId} ${month}`}
          answer={answer}
          rows={months}
          filters={
            <Select
              allowClear
              aria-label={t.state}
              placeholder={t.state}
              style={{ width: 120 }}
              value={state ?? null}
              options={states.map((value) => ({ value, label: t.states[value] }))}
              onChange={(value) => filter(value ?? undefined)}
            />
          }
          onClearFilters={state ? () => filter(undefined) : undefined}
          empty={{ title: t.empty }}
        />
      </Flex>
      {checking && <CheckDialog month={checking} onClose={() => setChecking(undefined)} />}
    </div>
  );
}

function columnsOf(onCheck: (month: DutyMonth) => void): ListColumn<DutyMonth>[] {
  return [
    { key: 'month', title: t.columns.month, width: 90, dataIndex: 'month' },
    { key: 'department', title: t.columns.department, width: 140, dataIndex: 'departmentName' },
    { key: 'due', title: t.columns.due, width: 110, dataIndex: 'dueOn' },
    {
      key: 'state',
      title: t.columns.state,
      width: 110,
      render: (_, { state }) => <StateTag tone={tones[state]}>{t.states[state]}</StateTag>,
    },
    { key: 'note', title: t.columns.note, dataIndex: 'note' },
    { key: 'by', title: t.columns.by, width: 100, dataIndex: 'doneByName' },
    {
      key: 'at',
      title: t.columns.at,
      width: 140,
      render: (_, { doneAt }) => instantText(doneAt),
    },
    {
      key: 'action',
      title: t.columns.action,
      width: 200,
      render: (_, month) => (
        <Flex gap={12} align="center">
          {month.doneAt === null && (
            <MayButton size="small" access={checkMonth.access} onClick={() => onCheck(month)}>
              {t.check}
            </MayButton>
          )}
          {month.state === 'open' && (
            <Link
              to="/print-weekly-list/$departmentId"
              params={{ departmentId: month.departmentId }}
              target="_blank"
            >
              {t.weekly}
            </Link>
          )}
        </Flex>
      ),
    },
  ];
}

function People({ people }: Pick<ReplyOf<typeof listDuties>, 'people'>) {
  return (
    <Flex vertical gap={8}>
      <Typography.Text strong>{t.people}</Typography.Text>
      <Table
        size="small"
        className="list-table"
        rowKey={({ personId, departmentName }) => `${personId} ${departmentName}`}
        pagination={false}
        dataSource={people}
        columns={[
          { title: t.columns.person, dataIndex: 'name', width: 140 },
          { title: t.columns.department, dataIndex: 'departmentName' },
          { title: t.columns.dueCount, dataIndex: 'due', width: 90, align: 'right' },
          { title: t.columns.done, dataIndex: 'done', width: 90, align: 'right' },
          { title: t.columns.inTime, dataIndex: 'inTime', width: 90, align: 'right' },
          {
            title: t.columns.rate,
            width: 90,
            align: 'right',
            render: (_, { done, due }) => t.rate(done, due),
          },
        ]}
      />
    </Flex>
  );
}

function CheckDialog({ month, onClose }: { month: DutyMonth; onClose: () => void }) {
  const check = useApiCommand(checkMonth, {
    refreshes: [listDuties, getWorkbench],
    says: t.checked,
    onDone: onClose,
  });
  const { departmentId, departmentName } = month;
  return (
    <FormDialog<{ note: string }>
      title={t.checkTitle(departmentName, month.month)}
      submit={t.check}
      note={t.checkNote}
      command={check}
      onClose={onClose}
      onSubmit={({ note }) =>
        check.mutate({ params: { departmentId }, body: { month: month.month, note } })
      }
    >
      <Form.Item
        name="note"
        label={t.note}
        extra={t.noteHint}
        rules={[{ required: true, whitespace: true, message: t.noteNeeded }]}
      >
        <Input.TextArea autoFocus rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
