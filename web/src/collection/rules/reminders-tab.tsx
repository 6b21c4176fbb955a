import {
  changeCollectionSetting,
  getCollectionSetting,
} from '@lantai/contract/collection/proposals.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { instantText } from '#platform/times.ts';
import { rulesText } from './rules.text.ts';

const t = rulesText.reminders;

type Setting = ReplyOf<typeof getCollectionSetting>;
type Former = Setting['history'][number];

const columns: ListColumn<Former>[] = [
  {
    key: 'idle',
    title: t.columns.idle,
    width: 130,
    align: 'right',
    dataIndex: 'idleWarnDays',
  },
  {
    key: 'vacancy',
    title: t.columns.vacancy,
    width: 130,
    align: 'right',
    dataIndex: 'vacancyWarnDays',
  },
  { key: 'reason', title: t.columns.reason, dataIndex: 'reason' },
  { key: 'by', title: t.columns.by, width: 110, dataIndex: 'decidedByName' },
  {
    key: 'at',
    title: t.columns.at,
    width: 140,
    render: (_, { decidedAt }) => instantText(decidedAt),
  },
];

/** When what does not move is reminded of, and since when. */
export function RemindersTab({ agencyId }: { agencyId: string }) {
  const [changing, setChanging] = useState(false);
  const answer = useQuery(apiQuery(getCollectionSetting, { query: { agencyId } }));
  const { data } = answer;
  return (
    <Flex vertical gap={8}>
      {data && (
        <Descriptions
          size="small"
          column={1}
          items={[
            { key: 'idle', label: t.idle, children: t.days(data.idleWarnDays) },
            { key: 'vacancy', label: t.vacancy, children: t.days(data.vacancyWarnDays) },
          ]}
        />
      )}
      <DataList
        name="reminder-settings"
        columns={columns}
        rowKey={({ decidedAt }) => decidedAt.toISOString()}
        answer={answer}
        rows={data?.history}
        filters={t.history}
        actions={
          <MayButton
            type="primary"
            access={changeCollectionSetting.access}
            onClick={() => setChanging(true)}
          >
            {t.change}
          </MayButton>
        }
        empty={{ title: t.initial }}
      />
      {changing && data && (
        <ChangeDialog agencyId={agencyId} setting={data} onClose={() => setChanging(false)} />
      )}
    </Flex>
  );
}

type Changing = { agencyId: string; setting: Setting; onClose: () => void };

function ChangeDialog({ agencyId, setting, onClose }: Changing) {
  const change = useApiCommand(changeCollectionSetting, {
    refreshes: [getCollectionSetting],
    says: t.changed,
    onDone: onClose,
  });
  return (
    <FormDialog<Pick<Former, 'idleWarnDays' | 'vacancyWarnDays' | 'reason'>>
      title={t.change}
      submit={t.submit}
      command={change}
      initial={{
        idleWarnDays: setting.idleWarnDays,
        vacancyWarnDays: setting.vacancyWarnDays,
      }}
      onClose={onClose}
      onSubmit={(fields) => change.mutate({ body: { agencyId, ...fields } })}
    >
      <Form.Item
        name="idleWarnDays"
        label={t.idle}
        extra={t.idleHint}
        rules={[{ required: true, message: t.idleNeeded }]}
      >
        <InputNumber min={1} max={365} precision={0} suffix={t.daysUnit} />
      </Form.Item>
      <Form.Item
        name="vacancyWarnDays"
        label={t.vacancy}
        extra={t.vacancyHint}
        rules={[{ required: true, message: t.idleNeeded }]}
      >
        <InputNumber min={1} max={365} precision={0} suffix={t.daysUnit} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        <Input.TextArea autoFocus rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
