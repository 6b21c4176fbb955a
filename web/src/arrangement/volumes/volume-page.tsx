import {
  type VolumeDetail,
  volumeStateNames,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import { getVolume } from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { categoryName } from '@lantai/contract/classification/category.ts';
import { volumeKindNames } from '@lantai/contract/classification/volume-code.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Descriptions, Flex } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { bindingText } from './binding-text.ts';
import { VolumeActions } from './volume-actions.tsx';
import { periodText } from './volume-columns.tsx';
import { VolumeFiling } from './volume-filing.tsx';
import { VolumeItems } from './volume-items.tsx';
import { volumesText as t } from './volumes.text.ts';

export const volumeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/volumes/$volumeId',
  validateSearch: z.object({ job: one(z.uuid()) }),
  loader: ({ context, params }) => context.queries.ensureQueryData(apiQuery(getVolume, { params })),
  component: VolumePage,
  staticData: { page: { title: t.one, access: getVolume.access, under: '/arrangement/volumes' } },
});

/** One volume: what it is, what is in it in which order, and how it was closed. */
function VolumePage() {
  const params = volumeRoute.useParams();
  const { job } = volumeRoute.useSearch();
  const navigate = volumeRoute.useNavigate();
  const { data: volume } = useSuspenseQuery(apiQuery(getVolume, { params }));
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={volume.title}
        note={
          <>
            {volumeKindNames[volume.kind]} · {volumeStateNames[volume.state]} ·{' '}
            <Link to="/arrangement/volumes">{t.back}</Link>
          </>
        }
        actions={
          <VolumeActions
            volume={volume}
            onFiling={(jobId) =>
              void navigate({ search: (kept) => ({ ...kept, job: jobId }), replace: true })
            }
          />
        }
      />
      <VolumeFiling jobId={job} />
      <VolumeFacts volume={volume} />
      {/* Another version begins from its own order. */}
      <VolumeItems key={volume.version} volume={volume} />
    </Flex>
  );
}

function VolumeFacts({ volume }: { volume: VolumeDetail }) {
  const { archivalCode, nextCode, referenceSheet, closedAt, closedByName } = volume;
  const code = (
    <Flex gap={8}>
      <span className="code">{archivalCode ?? nextCode ?? t.facts.unknown}</span>
      <Basis rule={t.facts.codeRule} source={t.facts.codeSource} />
    </Flex>
  );
  const items = [
    { key: 'code', label: archivalCode ? t.facts.code : t.facts.nextCode, children: code },
    { key: 'fonds', label: t.facts.fonds, children: `${volume.fondsCode} ${volume.fondsName}` },
    { key: 'category', label: t.facts.category, children: categoryName(volume.category) },
    { key: 'subclass', label: t.facts.subclass, children: volume.subclass },
    { key: 'project', label: t.facts.project, children: volume.project },
    { key: 'year', label: t.facts.year, children: volume.year },
    { key: 'retention', label: t.facts.retention, children: shownRetention(volume.retention) },
    { key: 'period', label: t.facts.period, children: periodText(volume) || null },
    { key: 'records', label: t.facts.records, children: volume.records },
    { key: 'pages', label: t.facts.pages, children: volume.pages },
    { key: 'wanted', label: t.facts.wanted, children: volume.wanted },
    ...(referenceSheet
      ? [
          {
            key: 'situation',
            label: t.situation,
            span: 4,
            children: `${referenceSheet.situation}（${t.compiledBy} ${referenceSheet.compiledBy} ${referenceSheet.compiledOn}，${t.checkedBy} ${referenceSheet.checkedBy} ${referenceSheet.checkedOn}）`,
          },
        ]
      : []),
    ...(referenceSheet?.binding
      ? [
          {
            key: 'binding',
            label: t.binding,
            span: 4,
            children: bindingText(referenceSheet.binding),
          },
        ]
      : []),
    {
      key: 'closed',
      label: t.facts.closed,
      children: closedAt && `${closedByName ?? ''} ${instantText(closedAt)}`,
    },
  ].filter(({ children }) => children !== null);
  return <Descriptions size="small" column={4} items={items} />;
}
