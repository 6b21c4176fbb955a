import { listPlans } from '@lantai/contract/capture/acquisition.api.ts';
import { createRoute } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { acquisitionText as t } from './acquisition.text.ts';
import { AgreementsTab } from './agreements-tab.tsx';
import { PartiesTab } from './parties-tab.tsx';
import { PlansTab } from './plans-tab.tsx';

const tabs = ['plans', 'agreements', 'parties'] as const;

export const acquisitionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/acquisition',
  validateSearch: z.object({
    tab: one(z.enum(tabs)),
    planId: one(z.uuid()),
    partyId: one(z.uuid()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listPlans.access,
      menu: 'intake',
      alsoCalled: '捐赠 征购 寄存 协议 来源人 zj',
    },
  },
  component: AcquisitionPage,
});

function AcquisitionPage() {
  const { tab = 'plans', planId, partyId } = acquisitionRoute.useSearch();
  const navigate = acquisitionRoute.useNavigate();
  const panels = {
    plans: <PlansTab />,
    agreements: <AgreementsTab planId={planId} partyId={partyId} />,
    parties: <PartiesTab />,
  };
  return (
    <div className="page">
      <PageHead title={t.title} />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        items={tabs.map((key) => ({ key, label: t.tabs[key], children: panels[key] }))}
        onChange={(key) =>
          void navigate({
            search: ({ fonds }) => ({ fonds, tab: tabs.find((known) => known === key) }),
          })
        }
      />
    </div>
  );
}
