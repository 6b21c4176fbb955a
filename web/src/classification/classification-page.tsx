import { listFonds } from '@lantai/contract/classification/classification.api.ts';
import { createRoute } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { CategoriesTab } from './categories-tab.tsx';
import { classificationText as t } from './classification.text.ts';
import { CodesTab } from './codes/codes-tab.tsx';
import { FondsTab } from './fonds/fonds-tab.tsx';
import { MattersTab } from './matters/matters-tab.tsx';
import { ProfilesTab } from './profiles/profiles-tab.tsx';
import { SchedulesTab } from './schedules/schedules-tab.tsx';
import { SchemesTab } from './schemes/schemes-tab.tsx';
import '#platform/list/data-list.css';
import './classification.css';

const tabs = [
  'fonds',
  'schemes',
  'matters',
  'codes',
  'schedules',
  'categories',
  'profiles',
] as const;

export const classificationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/classification',
  validateSearch: z.object({
    tab: one(z.enum(tabs)),
    /** The retention schedule that is open. */
    schedule: one(z.uuid()),
    /** The description profile that is open. */
    profile: one(z.uuid()),
  }),
  component: ClassificationPage,
  staticData: {
    page: {
      title: t.title,
      access: listFonds.access,
      menu: 'settings',
      alsoCalled: t.alsoCalled,
    },
  },
});

/** The rules by which records are arranged, coded and kept. */
function ClassificationPage() {
  const { tab = 'fonds', schedule, profile } = classificationRoute.useSearch();
  const navigate = classificationRoute.useNavigate();
  const go = (next: {
    tab?: (typeof tabs)[number] | undefined;
    schedule?: string | undefined;
    profile?: string | undefined;
  }) =>
    void navigate({
      search: (before) => ({ ...before, schedule: undefined, profile: undefined, ...next }),
    });
  const panels = {
    fonds: <FondsTab onSchemes={() => go({ tab: 'schemes' })} />,
    schemes: <SchemesTab />,
    matters: <MattersTab />,
    codes: <CodesTab />,
    schedules: (
      <SchedulesTab openId={schedule} onOpen={(id) => go({ tab: 'schedules', schedule: id })} />
    ),
    categories: <CategoriesTab />,
    profiles: (
      <ProfilesTab openId={profile} onOpen={(id) => go({ tab: 'profiles', profile: id })} />
    ),
  };

  return (
    <div className="page">
      <PageHead title={t.title} />
      <Tabs
        size="small"
        activeKey={tab}
        items={tabs.map((key) => ({ key, label: t.tabs[key], children: panels[key] }))}
        destroyOnHidden
        onChange={(key) => go({ tab: tabs.find((known) => known === key) })}
      />
    </div>
  );
}
