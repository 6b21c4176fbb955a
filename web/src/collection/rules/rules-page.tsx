import { listDeadlineRules } from '@lantai/contract/collection/plans.api.ts';
import { createRoute } from '@tanstack/react-router';
import { Empty, Flex, Select, Tabs } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { DeadlinesTab } from './deadlines-tab.tsx';
import { RefusalsTab } from './refusals-tab.tsx';
import { RemindersTab } from './reminders-tab.tsx';
import { rulesText as t } from './rules.text.ts';

const tabs = ['deadlines', 'reminders', 'refusals'] as const;

export const collectionRulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/rules',
  validateSearch: z.object({ tab: one(z.enum(tabs)), agency: one(z.uuid()) }),
  staticData: {
    page: {
      title: t.title,
      access: listDeadlineRules.access,
      menu: 'settings',
      alsoCalled: t.alsoCalled,
    },
  },
  component: CollectionRulesPage,
});

/** By what rules an agency collects: until when, how it corrects, what it had to refuse. */
function CollectionRulesPage() {
  const { tab = 'deadlines', agency } = collectionRulesRoute.useSearch();
  const navigate = collectionRulesRoute.useNavigate();
  const { all, only } = useFonds();
  const agencies = new Map(all.map(({ agencyId, agencyName }) => [agencyId, agencyName]));
  const agencyId = agency ?? only?.agencyId ?? [...agencies.keys()][0];
  const chooser = agencies.size > 1 && (
    <Flex gap={8} align="center">
      {t.agency}
      <Select
        aria-label={t.agency}
        value={agencyId ?? null}
        style={{ width: 220 }}
        options={[...agencies].map(([value, label]) => ({ value, label }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen) => void navigate({ search: (kept) => ({ ...kept, agency: chosen }) })}
      />
    </Flex>
  );
  const none = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noAgency} />;
  const panels = {
    deadlines: agencyId ? <DeadlinesTab key={agencyId} agencyId={agencyId} /> : none,
    reminders: agencyId ? <RemindersTab key={agencyId} agencyId={agencyId} /> : none,
    refusals: <RefusalsTab />,
  };
  return (
    <div className="page">
      <PageHead title={t.title} actions={tab === 'refusals' ? undefined : chooser} />
      <Tabs
        size="small"
        activeKey={tab}
        items={tabs.map((key) => ({ key, label: t.tabs[key], children: panels[key] }))}
        destroyOnHidden
        onChange={(key) =>
          void navigate({
            search: (kept) => ({ ...kept, tab: tabs.find((known) => known === key) }),
          })
        }
      />
    </div>
  );
}
