import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { Menu, type MenuProps } from 'antd';
import { useEffect } from 'react';
import { z } from 'zod';
import { type MenuGroup, menuGroups } from '../page.ts';
import { platformText as t } from '../platform.text.ts';
import { usePreference } from '../preference.ts';
import { type KnownPage, usePages } from './pages.ts';

type Item = NonNullable<MenuProps['items']>[number];

const groupNames = z.array(z.string());
const none: readonly string[] = [];

/** What this person may use, in the order of a record's life. Folded, a group is its first character. */
export function ShellMenu({ folded }: { folded: boolean }) {
  const pages = usePages();
  const { pathname } = useLocation();
  const [closed, setClosed] = usePreference<readonly string[]>('menu-closed', groupNames, none);
  const home = pages.find(({ address }) => address === '/');
  const chosen = chosenAddress(pages, pathname);
  // A long menu has the page that is open somewhere below its edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another entry is chosen
  useEffect(
    () =>
      document.querySelector('.shell-menu .ant-menu-item-selected')?.scrollIntoView({
        block: 'nearest',
      }),
    [chosen],
  );
  const flip = (group: MenuGroup) =>
    setClosed(closed.includes(group) ? closed.filter((one) => one !== group) : [...closed, group]);
  const groups = menuGroups.flatMap((group): Item[] => {
    const entries = pages.filter(({ menu }) => menu === group);
    if (entries.length === 0) return [];
    if (folded) return [sealedGroup(group, entries)];
    return [spelledGroup(group, { entries, chosen, open: !closed.includes(group), flip })];
  });

  return (
    <Menu
      mode={folded ? 'vertical' : 'inline'}
      inlineCollapsed={folded}
      selectedKeys={[chosen]}
      items={home ? [homeItem(home, folded), ...groups] : groups}
      className="shell-menu"
    />
  );
}

function sealedGroup(group: MenuGroup, entries: readonly KnownPage[]): Item {
  const name = t.group[group];
  const icon = <span className="menu-seal">{name[0]}</span>;
  return { key: group, label: name, icon, children: entries.map(menuItem) };
}

type Spelled = {
  readonly entries: readonly KnownPage[];
  readonly chosen: string;
  readonly open: boolean;
  readonly flip: (group: MenuGroup) => void;
};

/** Where one is stays to be seen in a group that is closed. */
function spelledGroup(group: MenuGroup, { entries, chosen, open, flip }: Spelled): Item {
  const shown = open ? entries : entries.filter(({ address }) => address === chosen);
  const label = <GroupTitle {...{ group, open }} onFlip={() => flip(group)} />;
  return { key: group, type: 'group', label, children: shown.map(menuItem) };
}

type TitleProps = { group: MenuGroup; open: boolean; onFlip: () => void };

function GroupTitle({ group, open, onFlip }: TitleProps) {
  return (
    <button type="button" className="menu-group" aria-expanded={open} onClick={onFlip}>
      {t.group[group]}
      {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
    </button>
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
