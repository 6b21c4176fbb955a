import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { roleNames, rolePermissions } from '@lantai/contract/identity/role.ts';
import { listRoleNarrowings, narrowRole } from '@lantai/contract/monitoring/monitoring.api.ts';
import type { Permission } from '@lantai/contract/permission.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Checkbox, Empty, Form, Input, Tooltip } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { UnitSelect } from '../identity/unit-select.tsx';
import { monitoringText } from './monitoring.text.ts';
import { permissionName } from './permission-name.ts';
import './narrowings.css';

const t = monitoringText.narrowing;

export const narrowingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/identity/narrowings',
  validateSearch: z.object({ agency: one(z.uuid()) }),
  staticData: {
    page: {
      title: t.title,
      access: listRoleNarrowings.access,
      menu: 'settings',
      alsoCalled: '权限 角色 收回 访问控制 fwkzcl',
    },
  },
  component: NarrowingsPage,
});

type Row = ReplyOf<typeof listRoleNarrowings>['roles'][number];

function NarrowingsPage() {
  const { agency } = narrowingsRoute.useSearch();
  const navigate = narrowingsRoute.useNavigate();
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} />
      <UnitSelect
        kinds={['agency']}
        aria-label={t.chooseAgency}
        placeholder={t.chooseAgency}
        style={{ width: 260, marginBottom: 12 }}
        {...(agency !== undefined && { value: agency })}
        onChange={(chosen) => void navigate({ search: { agency: chosen } })}
      />
      {agency ? (
        <OfAgency agencyId={agency} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.chooseFirst} />
      )}
    </div>
  );
}

function OfAgency({ agencyId }: { agencyId: string }) {
  const [changing, setChanging] = useState<Row>();
  const answer = useQuery(apiQuery(listRoleNarrowings, { query: { agencyId } }));
  return (
    <>
      <DataList
        name="role-narrowings"
        columns={columnsFor(setChanging)}
        rowKey={({ role }) => role}
        answer={answer}
        rows={answer.data?.roles}
        empty={{ title: t.none }}
      />
      {changing && (
        <NarrowDialog agencyId={agencyId} row={changing} onClose={() => setChanging(undefined)} />
      )}
    </>
  );
}

function columnsFor(change: (row: Row) => void): readonly ListColumn<Row>[] {
  return [
    { key: 'role', title: t.role, width: 150, render: (_, { role }) => roleNames[role] },
    {
      key: 'has',
      title: t.has,
      width: 90,
      align: 'right',
      render: (_, { role }) => (
        <Tooltip title={[...new Set(rolePermissions[role])].map(permissionName).join('、')}>
          <span>{count(new Set(rolePermissions[role]).size)}</span>
        </Tooltip>
      ),
    },
    {
      key: 'without',
      title: t.without,
      render: (_, { without }) => without.map(permissionName).join('、') || t.none,
    },
    { key: 'reason', title: t.reason, width: 200, dataIndex: 'reason' },
    {
      key: 'decided',
      title: t.decided,
      width: 200,
      render: (_, { decidedByName, decidedAt }) =>
        decidedAt && t.by(decidedByName ?? '', instantText(decidedAt)),
    },
    {
      key: 'change',
      title: '',
      width: 80,
      render: (_, row) => (
        <MayButton size="small" access={narrowRole.access} onClick={() => change(row)}>
          {t.change}
        </MayButton>
      ),
    },
  ];
}

type DialogProps = { agencyId: string; row: Row; onClose: () => void };

function NarrowDialog({ agencyId, row, onClose }: DialogProps) {
  const command = useApiCommand(narrowRole, {
    refreshes: [listRoleNarrowings],
    says: t.done,
    onDone: onClose,
  });
  const { role, version, without } = row;
  return (
    <FormDialog<{ without: Permission[]; reason: string }>
      title={t.changeTitle(roleNames[role])}
      submit={t.change}
      note={t.keep}
      command={command}
      onClose={onClose}
      initial={{ without }}
      onSubmit={(fields) => command.mutate({ body: { agencyId, role, version, ...fields } })}
    >
      <Form.Item name="without" label={t.withdrawn}>
        <Checkbox.Group
          className="permission-choice"
          options={[...new Set(rolePermissions[role])].map((value) => ({
            value,
            label: permissionName(value),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
