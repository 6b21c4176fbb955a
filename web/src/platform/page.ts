import type { Access } from '@lantai/contract/permission.ts';

/** The groups of the menu, in the order of a record's life. */
export const menuGroups = [
  'intake',
  'hand-over',
  'checking',
  'arrangement',
  'keeping',
  'use',
  'disposal',
  'supervision',
  'settings',
] as const;
export type MenuGroup = (typeof menuGroups)[number];

/** What the shell must know of a page: it makes the menu, the line of where I am and the search. */
export type Page = {
  readonly title: string;
  /** Whoever may call what the page shows may open it: name the endpoint's own `access`. */
  readonly access: Access;
  /** Where it stands in the menu; left out for a page that is reached from another. */
  readonly menu?: MenuGroup;
  /** The address of the page it is reached from, for the line of where I am. */
  readonly under?: string;
  /** Other words by which people look for it, with pinyin initials: `机构 部门 zzjg`. */
  readonly alsoCalled?: string;
};

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: Page;
  }
}
