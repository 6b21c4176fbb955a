import type { Account } from '@lantai/contract/identity/account.ts';
import {
  grantRole,
  listAccounts,
  resetPassword,
  setAccountState,
} from '@lantai/contract/identity/identity.api.ts';
import { Descriptions, Drawer, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { useReturnFocus } from '#platform/return-focus.ts';
import { SecretOnce } from '#platform/secret-once.tsx';
import { useMe } from '#platform/session.ts';
import { instantText } from '#platform/times.ts';
import { AccountState } from './account-columns.tsx';
import { AccountStateDialog } from './account-state-dialog.tsx';
import { ClearanceChoice } from './clearance-choice.tsx';
import { GrantList } from './grant-list.tsx';
import { GrantRoleDialog } from './grant-role-dialog.tsx';
import { identityText } from './identity.text.ts';

const t = identityText.account;
const words = identityText.accounts;

type Props = { readonly account: Account; readonly onClose: () => void };

/** One account beside the list: who it is, what they may do, and every action on it. */
export function AccountDrawer({ account, onClose }: Props) {
  useReturnFocus();
  const [granting, setGranting] = useState(false);
  const isMine = useMe().personId === account.personId;
  const because = account.state === 'closed' ? t.isClosed : isMine ? t.self : undefined;

  return (
    <Drawer open title={account.personName} size={560} onClose={onClose}>
      <Flex vertical gap={20}>
        <Descriptions
          size="small"
          column={1}
          items={[
            {
              key: 'login',
              label: words.login,
              children: <span className="code">{account.login}</span>,
            },
            { key: 'agency', label: words.agency, children: account.agencyName ?? words.noAgency },
            { key: 'state', label: words.state, children: <AccountState {...account} /> },
            {
              key: 'lastSignIn',
              label: words.lastSignIn,
              children: instantText(account.lastSignInAt) || words.never,
            },
            {
              key: 'clearance',
              label: words.clearance,
              children: <ClearanceChoice account={account} because={because} />,
            },
          ]}
        />
        <StateActions account={account} isMine={isMine} />
        <section>
          <Flex justify="space-between" align="center">
            <Typography.Title level={2} className="section-title">
              {t.grants}
            </Typography.Title>
            <MayButton
              access={grantRole.access}
              because={because}
              onClick={() => setGranting(true)}
            >
              {t.grant}
            </MayButton>
          </Flex>
          <GrantList grants={account.grants} because={because} />
        </section>
      </Flex>
      {granting && <GrantRoleDialog account={account} onClose={() => setGranting(false)} />}
    </Drawer>
  );
}

function StateActions({ account, isMine }: { account: Account; isMine: boolean }) {
  const [target, setTarget] = useState<Account['state']>();
  const reset = useApiCommand(resetPassword, { refreshes: [listAccounts], saysProblem: true });
  const { access } = setAccountState;
  const closed = account.state === 'closed' ? t.isClosed : undefined;
  const because = closed ?? (isMine ? t.self : undefined);
  const other = account.state === 'open' ? 'suspended' : 'open';

  return (
    <Flex gap={8} wrap>
      <MayButton
        access={resetPassword.access}
        because={closed}
        loading={reset.isPending}
        onClick={() => reset.mutate({ params: { accountId: account.id } })}
      >
        {t.resetPassword}
      </MayButton>
      <MayButton access={access} because={because} onClick={() => setTarget(other)}>
        {other === 'open' ? t.reopen : t.suspend}
      </MayButton>
      <MayButton danger access={access} because={because} onClick={() => setTarget('closed')}>
        {t.close}
      </MayButton>
      {target && (
        <AccountStateDialog
          account={account}
          target={target}
          onClose={() => setTarget(undefined)}
        />
      )}
      {reset.data && (
        <SecretOnce
          title={t.resetDone(account.personName)}
          label={words.password}
          secret={reset.data.password}
          onClose={reset.reset}
        />
      )}
    </Flex>
  );
}
