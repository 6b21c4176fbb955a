import { followJobs } from '@lantai/contract/platform/platform.api.ts';
import { Outlet, useMatches } from '@tanstack/react-router';
import { Layout } from 'antd';
import { useMemo } from 'react';
import { z } from 'zod';
import { useMedia } from '../appearance.ts';
import { useKeyboard, useKeys } from '../keys.ts';
import { NoRightPage } from '../no-right-page.tsx';
import { platformText as t } from '../platform.text.ts';
import { usePreference } from '../preference.ts';
import { allows, useMe } from '../session.ts';
import { IdleNotice } from './idle-notice.tsx';
import { ShellHead } from './shell-head.tsx';
import { ShellMenu } from './shell-menu.tsx';
import { WhereLine } from './where-line.tsx';
import './shell.css';

const folding = z.boolean();

/** What stands around every page for people who are signed in: menu, head, where I am. */
export function Shell() {
  const me = useMe();
  const [kept, fold] = usePreference<boolean>('menu-folded', folding, false);
  // On a phone, or at twice the size, the page needs the width.
  const narrow = useMedia('(max-width: 900px)');
  const folded = kept || narrow;
  const page = useMatches({ select: (matches) => matches.at(-1)?.staticData.page });
  useKeyboard();
  useKeys(
    useMemo(
      () => [{ keys: '[', does: t.keys.menu, everywhere: true, run: () => fold(!kept) }],
      [kept, fold],
    ),
  );

  return (
    <Layout className="shell">
      <button type="button" className="skip-link" onClick={skipToMain}>
        {t.skip}
      </button>
      <ShellHead
        folded={folded}
        onFold={() => fold(!kept)}
        followsJobs={allows(me, followJobs.access)}
      />
      <Layout hasSider>
        <Layout.Sider width={168} collapsedWidth={52} collapsed={folded} className="shell-side">
          <nav aria-label={t.menu.name}>
            <ShellMenu folded={folded} />
          </nav>
        </Layout.Sider>
        <main id="main" tabIndex={-1} className="shell-main">
          <WhereLine />
          {page && !allows(me, page.access) ? <NoRightPage page={page} /> : <Outlet />}
        </main>
      </Layout>
      <IdleNotice />
    </Layout>
  );
}

/** Not by a link to `#main`: the address is the page's own. */
function skipToMain() {
  document.getElementById('main')?.focus();
}
