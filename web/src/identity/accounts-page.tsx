import { createAccount, listAccounts } from '@lantai/contract/identity/identity.api.ts';
import { role } from '@lantai/contract/identity/role.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { accountColumns } from './account-columns.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { AccountFilters } from './account-filters.tsx';
import { identityText } from './identity.text.ts';
import { OpenAccountDialog } from './open-account-dialog.tsx';

const t = identityText.accounts;

export const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/identity/accounts',
  staticData: {
    page: {
      title: t.title,
      access: listAccounts.access,
      menu: 'settings',
      alsoCalled: '用户 授权 角色 口令 ryyzh',
    },
  },
  validateSearch: z.object({
    text: one(z.string().max(100)),
    agencyId: one(z.uuid()),
    role: one(role),
    after: one(z.string()),
    /** The account that is open in the drawer. */
    account: one(z.uuid()),
  }),
  component: AccountsPage,
});

function AccountsPage() {
  const { account: openId, fonds: _fonds, ...query } = accountsRoute.useSearch();
  const navigate = accountsRoute.useNavigate();
  const accounts = useQuery({
    ...apiQuery(listAccounts, { query }),
    placeholderData: keepPreviousData,
  });
  const [opening, setOpening] = useState(false);
  const { text, agencyId, role: asked } = query;
  const filter = (change: Partial<typeof query>) =>
    void navigate({ search: (search) => ({ ...search, ...change, after: undefined }) });
  const show = (account: string | undefined) =>
    void navigate({ search: (search) => ({ ...search, account }), state: true });
  const open = accounts.data?.accounts.find(({ id }) => id === openId);
  const openDialog = (
    <MayButton access={createAccount.access} type="primary" onClick={() => setOpening(true)}>
      {t.open}
    </MayButton>
  );

  return (
    <div className="page">
      <PageHead title={t.title} actions={openDialog} />
      <DataList
        name="accounts"
        columns={accountColumns}
        rowKey={({ id }) => id}
        answer={accounts}
        rows={accounts.data?.accounts}
        total={accounts.data?.total}
        next={accounts.data?.next}
        filters={<AccountFilters value={query} onChange={filter} />}
        onClearFilters={
          text || agencyId || asked
            ? () => filter({ text: undefined, agencyId: undefined, role: undefined })
            : undefined
        }
        empty={{ title: t.empty }}
      />
      {open && <AccountDrawer account={open} onClose={() => show(undefined)} />}
      {opening && <OpenAccountDialog onClose={() => setOpening(false)} />}
    </div>
  );
}
