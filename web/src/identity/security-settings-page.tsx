import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { changeSetting, getMe, listSettings } from '@lantai/contract/identity/identity.api.ts';
import {
  type SecuritySettingKey,
  securitySettings,
} from '@lantai/contract/identity/security-setting.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Flex, Form, InputNumber, Typography } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { platformText } from '#platform/platform.text.ts';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { identityText } from './identity.text.ts';

const t = identityText.security;

type Setting = ReplyOf<typeof listSettings>[number];

export const securityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/identity/security',
  staticData: {
    page: {
      title: t.title,
      access: listSettings.access,
      menu: 'settings',
      alsoCalled: '口令 锁定 会话 aqcs',
    },
  },
  component: SecuritySettingsPage,
});

function SecuritySettingsPage() {
  const settings = useQuery(apiQuery(listSettings, {}));
  return (
    <div className="page">
      <PageHead title={t.title} />
      <DataList
        name="security-settings"
        columns={columns}
        rowKey={({ key }) => key}
        answer={settings}
        rows={settings.data}
        empty={{ title: t.empty }}
      />
    </div>
  );
}

const columns: readonly ListColumn<Setting>[] = [
  {
    key: 'name',
    title: t.name,
    width: 220,
    render: (_, { key }) => (
      <Flex gap={8}>
        {securitySettings[key].name}
        <Basis rule={rangeText(key)} source={securitySettings[key].source} />
      </Flex>
    ),
  },
  {
    key: 'value',
    title: t.value,
    width: 240,
    render: (_, setting) => <ValueForm setting={setting} />,
  },
  { key: 'range', title: t.range, width: 200, render: (_, { key }) => rangeText(key) },
  {
    key: 'initial',
    title: t.initial,
    width: 90,
    align: 'right',
    render: (_, { key }) => securitySettings[key].initial,
  },
  {
    key: 'changed',
    title: t.changed,
    render: (_, { changedAt, changedByName }) =>
      changedAt && `${instantText(changedAt)} ${changedByName ?? ''}`,
  },
];

function rangeText(key: SecuritySettingKey): string {
  const { least, most, unit } = securitySettings[key];
  const range = t.from(least, most, unit);
  return least === 0 ? `${range}（${t.off}）` : range;
}

/** One value, changed in its row: Enter saves it. */
function ValueForm({ setting }: { setting: Setting }) {
  const { key, value } = setting;
  const { name, unit, least, most } = securitySettings[key];
  const [form] = Form.useForm<{ value: number }>();
  const typed = Form.useWatch('value', form) ?? value;
  const change = useApiCommand(changeSetting, {
    refreshes: [listSettings, getMe],
    says: t.saved(name),
  });

  return (
    <Form
      form={form}
      initialValues={{ value }}
      onFinish={(body) => change.mutate({ params: { key }, body })}
    >
      <Flex gap={8} align="center">
        <Form.Item name="value" noStyle>
          <InputNumber size="small" aria-label={name} min={least} max={most} precision={0} />
        </Form.Item>
        {unit}
        {typed !== value && (
          <MayButton
            size="small"
            type="primary"
            htmlType="submit"
            access={changeSetting.access}
            loading={change.isPending}
          >
            {platformText.action.save}
          </MayButton>
        )}
      </Flex>
      {change.error && <Typography.Text type="danger">{change.error.title}</Typography.Text>}
    </Form>
  );
}
