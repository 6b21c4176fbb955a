import type { Grant } from '@lantai/contract/identity/account.ts';
import { listAccounts, revokeGrant } from '@lantai/contract/identity/identity.api.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import { Flex, Popconfirm, Table, type TableColumnsType, Typography } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { instantText } from '#platform/times.ts';
import { grantText } from './account-columns.tsx';
import { identityText } from './identity.text.ts';

const t = identityText.account;

type Props = { readonly grants: readonly Grant[]; readonly because: string | undefined };

/** What a person may do, for which unit, who granted it, when and why. */
export function GrantList({ grants, because }: Props) {
  const revoke = useApiCommand(revokeGrant, {
    refreshes: [listAccounts],
    says: t.revoked,
  });
  if (grants.length === 0) return <Typography.Text type="secondary">{t.noGrants}</Typography.Text>;

  const columns: TableColumnsType<Grant> = [
    { key: 'role', title: identityText.accounts.roles, render: (_, grant) => grantText(grant) },
    { key: 'reason', title: t.reason, dataIndex: 'reason' },
    {
      key: 'granted',
      title: t.grantedBy,
      width: 150,
      render: (_, { grantedByName, grantedAt }) => (
        <>
          {grantedByName} {instantText(grantedAt).slice(0, 10)}
        </>
      ),
    },
    {
      key: 'until',
      title: t.validUntil,
      width: 100,
      render: (_, { validUntil }) => validUntil?.slice(0, 10) ?? t.unlimited,
    },
    {
      key: 'revoke',
      title: t.revoke,
      width: 64,
      render: (_, { id, role }) => (
        <Popconfirm
          title={t.revokeTitle(roleNames[role])}
          description={t.revokeHint}
          okText={t.revoke}
          onConfirm={() => revoke.mutate({ params: { grantId: id } })}
        >
          <MayButton type="link" size="small" access={revokeGrant.access} because={because}>
            {t.revoke}
          </MayButton>
        </Popconfirm>
      ),
    },
  ];
  return (
    <Flex vertical gap={8}>
      <ProblemNotice problem={revoke.error} />
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...grants]}
        pagination={false}
      />
    </Flex>
  );
}
