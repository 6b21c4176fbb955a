import { signOut } from '@lantai/contract/identity/identity.api.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useApiCommand } from '../api.ts';
import { type Appearance, type Density, useAppearance, useDensity } from '../appearance.ts';
import { platformText as t } from '../platform.text.ts';
import { useMe } from '../session.ts';

/** Who I am here, and what belongs to me alone: password, looks, sign-out. */
export function MeMenu() {
  const me = useMe();
  const navigate = useNavigate();
  const [appearance, setAppearance] = useAppearance();
  const [density, setDensity] = useDensity();
  const leave = useSignOut();

  const items: MenuProps['items'] = [
    { key: 'roles', type: 'group', label: rolesText(me.roles) },
    { type: 'divider' },
    {
      key: 'theme',
      label: t.me.theme.title,
      children: choices(['system', 'light', 'dark'], t.me.theme),
    },
    {
      key: 'density',
      label: t.me.density.title,
      children: choices(['dense', 'relaxed'], t.me.density),
    },
    { type: 'divider' },
    { key: 'password', label: t.me.changePassword },
    { key: 'sign-out', label: t.me.signOut },
  ];

  const choose: MenuProps['onClick'] = ({ keyPath: [key = '', group] }) => {
    if (group === 'theme') setAppearance(key as Appearance);
    if (group === 'density') setDensity(key as Density);
    if (key === 'password') void navigate({ to: '/password' });
    if (key === 'sign-out') leave();
  };

  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectedKeys: [appearance, density], onClick: choose }}
    >
      <Button type="text" aria-label={`${t.me.name}：${me.name}`}>
        {me.name}
      </Button>
    </Dropdown>
  );
}

/** 档案员 · 区教育局；利用者 · 区教育局 */
function rolesText(roles: ReturnType<typeof useMe>['roles']): string {
  const held = roles.map(({ role, unitName }) =>
    unitName ? `${roleNames[role]} · ${unitName}` : roleNames[role],
  );
  return held.join('；') || t.me.noRole;
}

function choices<K extends string>(keys: readonly K[], names: Record<K, string>) {
  return keys.map((key) => ({ key, label: names[key] }));
}

/** Ends the session here and on the server; nothing that was read stays in the browser. */
export function useSignOut(): () => void {
  const command = useApiCommand(signOut, {
    refreshes: [],
    saysProblem: true,
    // A fresh start also empties every cache of what this person was allowed to see.
    onDone: () => window.location.assign('/sign-in'),
  });
  return () => command.mutate({});
}
