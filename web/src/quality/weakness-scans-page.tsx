import type { WeaknessScanRow } from '@lantai/contract/quality/check-run.ts';
import {
  bringWeaknessScan,
  listWeaknessScans,
  readWeaknessScan,
} from '@lantai/contract/quality/quality.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Empty, Flex } from 'antd';
import { useState } from 'react';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { dayText, instantText } from '#platform/times.ts';
import { BringScanDialog } from './bring-scan-dialog.tsx';
import { qualityText } from './quality.text.ts';

const t = qualityText.scans;

export const weaknessScansRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/quality/weakness-scans',
  staticData: {
    page: {
      title: t.title,
      access: listWeaknessScans.access,
      menu: 'keeping',
      alsoCalled: '漏洞 扫描 安全 4-8 ldsm',
    },
  },
  component: WeaknessScansPage,
});

/** Reports of scanners for weaknesses: by the newest of them item 4-8 judges. */
function WeaknessScansPage() {
  const { only } = useFonds();
  const [bringing, setBringing] = useState(false);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <MayButton
            type="primary"
            access={bringWeaknessScan.access}
            because={only ? undefined : t.chooseFonds}
            onClick={() => setBringing(true)}
          >
            {t.bring}
          </MayButton>
        }
      />
      {only ? <Scans agencyId={only.agencyId} /> : <Empty description={t.chooseFonds} />}
      {bringing && only && (
        <BringScanDialog agencyId={only.agencyId} onClose={() => setBringing(false)} />
      )}
    </Flex>
  );
}

function Scans({ agencyId }: { agencyId: string }) {
  const answer = useQuery({
    ...apiQuery(listWeaknessScans, { query: { agencyId } }),
    placeholderData: keepPreviousData,
  });
  return (
    <DataList
      name="weakness-scans"
      columns={columns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={answer.data?.scans}
      total={answer.data?.scans.length}
      empty={{ title: t.none }}
    />
  );
}

const c = t.columns;

const columns: readonly ListColumn<WeaknessScanRow>[] = [
  {
    key: 'scannedOn',
    title: c.scannedOn,
    width: 120,
    render: (_, { scannedOn }) => dayText(scannedOn),
  },
  { key: 'tool', title: c.tool, width: 150, dataIndex: 'tool' },
  { key: 'toolVersion', title: c.toolVersion, width: 90, dataIndex: 'toolVersion' },
  {
    key: 'severe',
    title: c.severe,
    width: 120,
    align: 'right',
    render: (_, { severe }) =>
      severe > 0 ? <StateTag tone="failed">{count(severe)}</StateTag> : count(severe),
  },
  {
    key: 'file',
    title: c.file,
    render: (_, { id, fileName }) => (
      <a
        href={apiAddress(readWeaknessScan, { params: { scanId: id } })}
        target="_blank"
        rel="noreferrer"
      >
        {fileName}
      </a>
    ),
  },
  {
    key: 'sm3',
    title: c.sm3,
    width: 160,
    render: (_, { sm3 }) => (
      <span className="code" title={sm3}>
        {sm3.slice(0, 16)}…
      </span>
    ),
  },
  { key: 'broughtBy', title: c.broughtBy, width: 90, dataIndex: 'broughtByName' },
  {
    key: 'broughtAt',
    title: c.broughtAt,
    width: 150,
    render: (_, { broughtAt }) => instantText(broughtAt),
  },
];
