import { categoryCode } from '@lantai/contract/classification/category.ts';
import { listFormats, startConversion } from '@lantai/contract/preservation/conversion.api.ts';
import { probeState } from '@lantai/contract/preservation/format-register.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Flex, Tabs } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { conversionText as t } from './conversion.text.ts';
import { ConvertDialog } from './convert-dialog.tsx';
import { FormatCounts } from './format-counts.tsx';
import { FormatRegister } from './format-register.tsx';
import { JudgedFiles } from './judged-files.tsx';
import { RunsTab } from './runs-tab.tsx';

const yesOrNo = z.enum(['true', 'false']);

export const formatsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preservation/formats',
  validateSearch: z.object({
    tab: one(z.enum(['register', 'runs'])),
    category: one(categoryCode),
    format: one(z.string().max(20)),
    conforming: one(yesOrNo),
    converted: one(yesOrNo),
    found: one(z.string().max(200)),
    probe: one(probeState),
    after: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listFormats.access,
      menu: 'keeping',
      alsoCalled: '转换 迁移 PDF OFD 版式 白名单 gszh',
    },
  },
  component: FormatsPage,
});

function FormatsPage() {
  const { tab } = formatsRoute.useSearch();
  const navigate = formatsRoute.useNavigate();
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} />
      <Tabs
        activeKey={tab ?? 'formats'}
        destroyOnHidden
        items={[
          { key: 'formats', label: t.tabs.formats, children: <FormatsTab /> },
          { key: 'register', label: t.tabs.register, children: <FormatRegister /> },
          { key: 'runs', label: t.tabs.runs, children: <RunsTab /> },
        ]}
        onChange={(key) =>
          void navigate({
            search: ({ fonds }) => ({
              fonds,
              tab: key === 'runs' || key === 'register' ? key : undefined,
            }),
          })
        }
      />
    </div>
  );
}

function FormatsTab() {
  const search = formatsRoute.useSearch();
  const { only } = useFonds();
  const [converting, setConverting] = useState(false);
  const answer = useQuery({
    ...apiQuery(listFormats, { query: { fondsId: only?.id } }),
    placeholderData: keepPreviousData,
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  const { rule, libreOffice, counts } = answer.data;
  const open = counts
    .filter(({ conforming, convertible }) => !conforming && convertible)
    .reduce((sum, { files, converted }) => sum + files - converted, 0);
  return (
    <Flex vertical gap={12}>
      <Flex gap={12} align="center" wrap>
        <span>
          {t.rule} {rule.version}{' '}
          <Basis rule={t.ruleText} version={rule.version} source={rule.source} />
        </span>
        <span>{libreOffice ? t.office(libreOffice) : t.noOffice}</span>
        <span className="grow" />
        <MayButton
          type="primary"
          access={startConversion.access}
          because={!only ? t.chooseFonds : open === 0 ? t.nothing : undefined}
          onClick={() => setConverting(true)}
        >
          {t.startAll(count(open))}
        </MayButton>
      </Flex>
      <FormatCounts counts={counts} />
      <JudgedFiles fondsId={only?.id} search={search} />
      {converting && only && (
        <ConvertDialog
          what={{ filter: { fondsId: only.id } }}
          scope={t.dialog.wholeFonds}
          onClose={() => setConverting(false)}
        />
      )}
    </Flex>
  );
}
