import type { Account } from '@lantai/contract/identity/account.ts';
import { accountStateNames, type Grant } from '@lantai/contract/identity/account.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { identityText } from './identity.text.ts';

const t = identityText.accounts;

const tones: Record<Account['state'], Tone> = {
  open: 'done',
  suspended: 'waiting',
  closed: 'ended',
};

export const accountColumns: readonly ListColumn<Account>[] = [
  {
    key: 'name',
    title: t.person,
    width: 120,
    render: (_, { id, personName }) => (
      <Link to="." search={(search: object) => ({ ...search, account: id })}>
        {personName}
      </Link>
    ),
  },
  {
    key: 'login',
    title: t.login,
    width: 140,
    render: (_, { login }) => <span className="code">{login}</span>,
  },
  { key: 'agency', title: t.agency, width: 200, render: (_, row) => row.agencyName ?? t.noAgency },
  { key: 'roles', title: t.roles, render: (_, { grants }) => <Grants grants={grants} /> },
  {
    key: 'state',
    title: t.state,
    width: 190,
    render: (_, account) => <AccountState {...account} />,
  },
  {
    key: 'lastSignIn',
    title: t.lastSignIn,
    width: 156,
    render: (_, row) => instantText(row.lastSignInAt) || t.never,
  },
  {
    key: 'createdAt',
    title: t.createdAt,
    width: 140,
    hiddenAtFirst: true,
    render: (_, row) => instantText(row.createdAt),
  },
];

function Grants({ grants }: { grants: readonly Grant[] }) {
  if (grants.length === 0) return <Typography.Text type="secondary">{t.noRole}</Typography.Text>;
  return grants.map(grantText).join('；');
}

/** 档案员 · 区教育局 */
export function grantText({ role, unitName }: Pick<Grant, 'role' | 'unitName'>): string {
  return unitName ? `${roleNames[role]} · ${unitName}` : roleNames[role];
}

/** Open, suspended, closed; beside it what keeps an open account from being used. */
export function AccountState({
  state,
  locked,
  mustChangePassword,
}: Pick<Account, 'state' | 'locked' | 'mustChangePassword'>) {
  return (
    <Flex gap="0 8px" wrap>
      <StateTag tone={tones[state]}>{accountStateNames[state]}</StateTag>
      {state === 'open' && locked && <StateTag tone="failed">{t.locked}</StateTag>}
      {state === 'open' && mustChangePassword && (
        <StateTag tone="waiting">{t.firstPassword}</StateTag>
      )}
    </Flex>
  );
}
