import { boxState, boxStateNames, boxStates } from '@lantai/contract/arrangement/box-plan.ts';
import { type Box, listBoxes } from '@lantai/contract/arrangement/boxes.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Button, Flex, InputNumber, Select } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { arrangementText } from '../arrangement.text.ts';
import { boxColumns } from './box-columns.tsx';
import { boxesText as t } from './boxes.text.ts';
import { UnboxedClasses } from './unboxed-classes.tsx';

export const boxesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/boxes',
  validateSearch: z.object({
    classKey: one(z.string()),
    year: one(z.coerce.number().int()),
    state: one(boxState),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listBoxes.access,
      menu: 'arrangement',
      alsoCalled: '档案盒 盒脊 盒号 上架 标签 二维码 zh',
    },
  },
  component: BoxesPage,
});

function BoxesPage() {
  const { only: fonds } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      {fonds ? (
        <Boxes fondsId={fonds.id} />
      ) : (
        <>
          <OneFondsSelect />
          <Alert type="info" title={arrangementText.filing.chooseFonds} />
        </>
      )}
    </Flex>
  );
}

function Boxes({ fondsId }: { fondsId: string }) {
  const { classKey, year, state } = boxesRoute.useSearch();
  const navigate = boxesRoute.useNavigate();
  const answer = useQuery({
    ...apiQuery(listBoxes, { query: { fondsId, classKey, year, state } }),
    placeholderData: keepPreviousData,
  });
  const isFiltered = classKey !== undefined || year !== undefined || state !== undefined;
  return (
    <>
      {answer.data && <UnboxedClasses fondsId={fondsId} classes={answer.data.unboxed} />}
      <DataList<Box>
        name="boxes"
        columns={boxColumns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.boxes}
        filters={<BoxFilters />}
        onClearFilters={
          isFiltered ? () => void navigate({ search: ({ fonds }) => ({ fonds }) }) : undefined
        }
        actions={
          <Link to="/print/box-labels" search={{ fondsId, classKey, year, state }} target="_blank">
            <Button disabled={answer.data?.boxes.length === 0}>{t.labels}</Button>
          </Link>
        }
        empty={{ title: t.empty }}
      />
    </>
  );
}

function BoxFilters() {
  const { year, state } = boxesRoute.useSearch();
  const navigate = boxesRoute.useNavigate();
  return (
    <>
      <OneFondsSelect />
      <InputNumber<number>
        key={year}
        aria-label={t.year}
        placeholder={t.year}
        controls={false}
        style={{ width: 80 }}
        {...(year !== undefined && { defaultValue: year })}
        onPressEnter={({ currentTarget }) =>
          void navigate({
            search: (kept) => ({ ...kept, year: Number(currentTarget.value) || undefined }),
          })
        }
      />
      <Select
        allowClear
        aria-label={t.state}
        placeholder={t.state}
        style={{ width: 110 }}
        value={state ?? null}
        options={boxStates.map((value) => ({ value, label: boxStateNames[value] }))}
        onChange={(value) =>
          void navigate({ search: (kept) => ({ ...kept, state: value ?? undefined }) })
        }
      />
    </>
  );
}
