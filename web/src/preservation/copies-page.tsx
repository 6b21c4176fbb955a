import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import {
  compareCopies,
  decideAutoRepair,
  getStore,
  registerCopy,
} from '@lantai/contract/preservation/copies.api.ts';
import { listDamages } from '@lantai/contract/preservation/damage.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Descriptions, Flex, Space, Switch } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { NewestJob } from '#platform/newest-job.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { useMay } from '#platform/session.ts';
import { shellRoute } from '#platform/shell-route.tsx';
import { copiesText as t } from './copies.text.ts';
import { CopiesTable } from './copies-table.tsx';
import { RegisterCopyDialog } from './register-copy-dialog.tsx';
import { registersText } from './registers.text.ts';

export const copiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/store',
  loader: ({ context }) => context.queries.ensureQueryData(apiQuery(getStore, {})),
  staticData: {
    page: {
      title: t.title,
      access: getStore.access,
      menu: 'keeping',
      alsoCalled: '备份 副本 修复 损坏 异地 ccyfb',
    },
  },
  component: CopiesPage,
});

/** The store and its copies, how far each lags, and how much of each was found damaged. */
function CopiesPage() {
  const { data: store } = useSuspenseQuery({
    ...apiQuery(getStore, {}),
    refetchInterval: 5000,
  });
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} actions={<Acts />} />
      <NewestJob kinds={['preservation.compare-copies']} />
      <StoreFacts store={store} />
      {store.copies.every((copy) => copy.state === 'retired') && (
        <Alert type="warning" showIcon title={t.noCopy} />
      )}
      {store.copies.length > 0 && <CopiesTable copies={store.copies} />}
    </Flex>
  );
}

function Acts() {
  const [open, setOpen] = useState(false);
  const compare = useApiCommand(compareCopies, {
    refreshes: [getStore, listDamages, listJobs],
    says: t.started,
    saysProblem: true,
  });
  return (
    <Space>
      <Link to="/print/store-copies" target="_blank">
        {registersText.print}
      </Link>
      <MayButton
        access={compareCopies.access}
        loading={compare.isPending}
        onClick={() => compare.mutate({ body: { whole: false } })}
      >
        {t.compare}
      </MayButton>
      <MayButton
        access={compareCopies.access}
        loading={compare.isPending}
        onClick={() => compare.mutate({ body: { whole: true } })}
      >
        {t.verify}
      </MayButton>
      <MayButton type="primary" access={registerCopy.access} onClick={() => setOpen(true)}>
        {t.register}
      </MayButton>
      {open && <RegisterCopyDialog onClose={() => setOpen(false)} />}
    </Space>
  );
}

function StoreFacts({ store }: { store: ReplyOf<typeof getStore> }) {
  const may = useMay();
  const decide = useApiCommand(decideAutoRepair, {
    refreshes: [getStore],
    says: store.autoRepair ? t.autoOff : t.autoOn,
    saysProblem: true,
  });
  const items = [
    { key: 'path', label: t.store, children: <span className="code">{store.path}</span> },
    {
      key: 'auto',
      label: t.autoRepair,
      children: (
        <Switch
          aria-label={t.autoRepair}
          checked={store.autoRepair}
          disabled={!may(decideAutoRepair.access)}
          loading={decide.isPending}
          onChange={(autoRepair) => decide.mutate({ body: { autoRepair } })}
        />
      ),
    },
    {
      key: 'damages',
      label: t.openDamages,
      children: (
        <Link to="/preservation/damages" search={{ state: 'open' }}>
          {count(store.damages)}
        </Link>
      ),
    },
  ];
  return (
    <Descriptions
      size="small"
      bordered
      column={2}
      styles={{ label: { width: 170 } }}
      items={items}
    />
  );
}
