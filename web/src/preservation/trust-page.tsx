import {
  addRevocationList,
  addTrustedCertificate,
  getTrustList,
} from '@lantai/contract/preservation/trust.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Space, Tabs } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { AddCertificateDialog } from './add-certificate-dialog.tsx';
import { AddRevocationListDialog } from './add-revocation-list-dialog.tsx';
import { ArchiveKeysTab } from './archive-keys-tab.tsx';
import { RevocationListsTab } from './revocation-lists-tab.tsx';
import { trustText as t } from './trust.text.ts';
import { TrustChangesTab } from './trust-changes-tab.tsx';
import { TrustedCertificatesTab } from './trusted-certificates-tab.tsx';

const tabs = ['certificates', 'lists', 'changes', 'keys'] as const;

export const trustRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/trust',
  validateSearch: z.object({ tab: one(z.enum(tabs)), all: one(z.literal('yes')) }),
  staticData: {
    page: {
      title: t.title,
      access: getTrustList.access,
      menu: 'settings',
      alsoCalled: '证书 根证书 CA 吊销 CRL 签名 xrlb',
    },
  },
  component: TrustPage,
});

/** Whom the archive trusts, what was revoked, and how the list came to be as it is. */
function TrustPage() {
  const { tab = 'certificates', all } = trustRoute.useSearch();
  const navigate = trustRoute.useNavigate();
  const answer = useQuery(apiQuery(getTrustList, {}));
  const panels = {
    certificates: (
      <TrustedCertificatesTab
        answer={answer}
        withTakenOff={all === 'yes'}
        onWithTakenOff={(yes) =>
          void navigate({ search: (search) => ({ ...search, all: yes ? 'yes' : undefined }) })
        }
      />
    ),
    lists: <RevocationListsTab answer={answer} />,
    changes: <TrustChangesTab answer={answer} />,
    keys: <ArchiveKeysTab />,
  };
  return (
    <div className="page">
      <PageHead
        title={t.title}
        note={answer.data && t.note(answer.data.version)}
        actions={<Acts />}
      />
      <Tabs
        activeKey={tab}
        destroyOnHidden
        items={tabs.map((key) => ({ key, label: t.tabs[key], children: panels[key] }))}
        onChange={(key) =>
          void navigate({
            search: (search) => ({ ...search, tab: tabs.find((known) => known === key) }),
          })
        }
      />
    </div>
  );
}

function Acts() {
  const [open, setOpen] = useState<'certificate' | 'list'>();
  const close = () => setOpen(undefined);
  return (
    <Space>
      <MayButton access={addRevocationList.access} onClick={() => setOpen('list')}>
        {t.addList}
      </MayButton>
      <MayButton
        type="primary"
        access={addTrustedCertificate.access}
        onClick={() => setOpen('certificate')}
      >
        {t.add}
      </MayButton>
      {open === 'certificate' && <AddCertificateDialog onClose={close} />}
      {open === 'list' && <AddRevocationListDialog onClose={close} />}
    </Space>
  );
}
