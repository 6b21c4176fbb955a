import { type NumberState, numberStates } from '@lantai/contract/arrangement/number-runs.ts';
import { getNumberMap } from '@lantai/contract/arrangement/numbering.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Checkbox, Empty, Flex, Select, Space } from 'antd';
import { useCallback } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { arrangementText } from '../arrangement.text.ts';
import { ClassSection, type MappedClass } from './class-section.tsx';
import { classOption } from './class-title.ts';
import { NumberDrawer } from './number-drawer.tsx';
import { NumberLegend } from './number-legend.tsx';
import { numberingText as t } from './numbering.text.ts';
import { ReservationList } from './reservation-list.tsx';
import { ReserveButton } from './reserve-numbers-dialog.tsx';
import './number-map.css';

export const numberMapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/numbers',
  validateSearch: z.object({
    classKey: one(z.string()),
    /** `true`: only classes with a gap or a repeat. */
    faulty: one(z.enum(['true'])),
    /** The number that is open, and the class it is in. */
    number: one(z.coerce.number().int()),
    of: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: getNumberMap.access,
      menu: 'arrangement',
      alsoCalled: '缺号 重号 断号 跳号 预留号 空号 件号 bht',
    },
  },
  component: NumberMapPage,
});

function NumberMapPage() {
  const { only: fonds } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={fonds && <ReserveButton fondsId={fonds.id} />}
      />
      {fonds ? (
        <NumberMap fondsId={fonds.id} />
      ) : (
        <>
          <OneFondsSelect />
          <Alert type="info" title={arrangementText.filing.chooseFonds} />
        </>
      )}
    </Flex>
  );
}

function NumberMap({ fondsId }: { fondsId: string }) {
  const search = numberMapRoute.useSearch();
  const navigate = numberMapRoute.useNavigate();
  const answer = useQuery({
    ...apiQuery(getNumberMap, { query: { fondsId } }),
    placeholderData: keepPreviousData,
  });
  const open = useCallback(
    (of: string, number: number) =>
      void navigate({ search: (kept) => ({ ...kept, of, number }), replace: true }),
    [navigate],
  );
  const close = () =>
    void navigate({
      search: (kept) => ({ ...kept, of: undefined, number: undefined }),
      replace: true,
    });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  const shown = answer.data.filter(
    (each) =>
      (search.classKey === undefined || each.classKey === search.classKey) &&
      (search.faulty === undefined || isFaulty(each)),
  );
  return (
    <>
      <Filters classes={answer.data} />
      <NumberLegend counts={sumOf(shown)} />
      <div>
        {shown.map((each) => (
          <ClassSection key={each.classKey} fondsId={fondsId} ofClass={each} onOpen={open} />
        ))}
      </div>
      {shown.length === 0 && <NothingShown any={answer.data.length > 0} />}
      <ReservationList fondsId={fondsId} />
      <NumberDrawer fondsId={fondsId} classKey={search.of} number={search.number} onClose={close} />
    </>
  );
}

function Filters({ classes }: { classes: readonly MappedClass[] }) {
  const { classKey, faulty } = numberMapRoute.useSearch();
  const navigate = numberMapRoute.useNavigate();
  return (
    <Space wrap>
      {arrangementText.place.fondsCode}
      <OneFondsSelect />
      <Select
        allowClear
        aria-label={t.class}
        placeholder={t.allClasses}
        style={{ width: 420 }}
        value={classKey ?? null}
        options={classes.map(classOption)}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(value) =>
          void navigate({ search: (kept) => ({ ...kept, classKey: value ?? undefined }) })
        }
      />
      <Checkbox
        checked={faulty !== undefined}
        onChange={({ target }) =>
          void navigate({
            search: (kept) => ({ ...kept, faulty: target.checked ? 'true' : undefined }),
          })
        }
      >
        {t.show}
        {t.onlyFaulty}
      </Checkbox>
    </Space>
  );
}

function NothingShown({ any }: { any: boolean }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={any ? t.noneFaulty : t.empty}>
      {!any && <Link to="/arrangement/filing">{t.toFiling}</Link>}
    </Empty>
  );
}

function isFaulty({ counts }: MappedClass): boolean {
  return counts.missing > 0 || counts.repeated > 0;
}

function sumOf(classes: readonly MappedClass[]): Record<NumberState, number> {
  return Object.fromEntries(
    numberStates.map((state) => [
      state,
      classes.reduce((sum, { counts }) => sum + counts[state], 0),
    ]),
  ) as Record<NumberState, number>;
}
