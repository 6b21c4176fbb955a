import { Link, useLocation } from '@tanstack/react-router';
import { Menu, type MenuProps } from 'antd';
import { menuGroups } from '../page.ts';
import { platformText as t } from '../platform.text.ts';
import { type KnownPage, usePages } from './pages.ts';

type Item = NonNullable<MenuProps['items']>[number];

/** What this person may use, in the order of a record's life. Folded, a group is its first character. */
export function ShellMenu({ folded }: { folded: boolean }) {
  const pages = usePages();
  const { pathname } = useLocation();
  const home = pages.find(({ address }) => address === '/');
  const groups = menuGroups.flatMap((group): Item[] => {
    const children = pages.filter(({ menu }) => menu === group).map(menuItem);
    const name = t.group[group];
    if (children.length === 0) return [];
    return folded
      ? [{ key: group, label: name, icon: <span className="menu-seal">{name[0]}</span>, children }]
      : [{ key: group, type: 'group', label: name, children }];
  });

  return (
    <Menu
      mode={folded ? 'vertical' : 'inline'}
      inlineCollapsed={folded}
      selectedKeys={[chosenAddress(pages, pathname)]}
      items={home ? [homeItem(home, folded), ...groups] : groups}
      className="shell-menu"
    />
  );
}

function menuItem({ address, title }: KnownPage) {
  return { key: address, label: <Link to={address}>{title}</Link> };
}

function homeItem(home: KnownPage, folded: boolean): Item {
  const seal = <span className="menu-seal">{home.title[0]}</span>;
  return folded ? { ...menuItem(home), icon: seal } : menuItem(home);
}

/** A page that is not in the menu marks the entry it belongs to, which is the longest one above it. */
function chosenAddress(pages: readonly KnownPage[], pathname: string): string {
  const here = pages.find(({ address }) => fits(address, pathname));
  const wanted = here?.under ?? pathname;
  return (
    pages
      .filter(({ address }) => (address === '/' ? wanted === '/' : wanted.startsWith(address)))
      .sort((left, right) => right.address.length - left.address.length)[0]?.address ?? ''
  );
}

/** Whether an address as the routes write it, `/records/$recordId`, is this place. */
function fits(address: string, pathname: string): boolean {
  const places = pathname.split('/');
  const steps = address.split('/');
  return (
    steps.length === places.length &&
    steps.every((step, index) => step.startsWith('$') || step === places[index])
  );
}
