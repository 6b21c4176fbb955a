import {
  exportNumberSequences,
  listNumberSequences,
  type NumberSequence,
} from '@lantai/contract/collection/number-gaps.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Checkbox, Flex, Input, Select, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { ExplainNumbersDialog, type NumbersToExplain } from './explain-numbers-dialog.tsx';
import { helpText } from './help.text.ts';
import { numberGapColumns } from './number-gap-columns.tsx';
import { NumberGapDetails } from './number-gap-details.tsx';
import { OneFondsNotice } from './one-fonds-notice.tsx';

const t = helpText.gaps;

export const numberGapsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/number-gaps',
  validateSearch: z.object({
    year: one(z.coerce.number().int()),
    issuer: one(z.string().max(100)),
    whose: one(z.enum(['own', 'all'])),
    open: one(z.literal('true')),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listNumberSequences.access,
      menu: 'checking',
      alsoCalled: '缺号 跳号 重号 发文字号 完整 whdh qh',
    },
  },
  component: NumberGapsPage,
});

function NumberGapsPage() {
  const { only } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      {only ? <Sequences fondsId={only.id} /> : <OneFondsNotice />}
    </Flex>
  );
}

const rowKeyOf = ({ issuer, year }: NumberSequence) => `${issuer}〔${year}〕`;

function Sequences({ fondsId }: { fondsId: string }) {
  const { fonds: _fonds, ...filter } = numberGapsRoute.useSearch();
  const [explained, explain] = useState<NumbersToExplain>();
  const navigate = numberGapsRoute.useNavigate();
  const query = { fondsId, ...filter };
  const answer = useQuery({
    ...apiQuery(listNumberSequences, { query }),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => numberGapColumns(explain), []);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);

  return (
    <>
      <DataList
        name="number-gaps"
        columns={columns}
        rowKey={rowKeyOf}
        answer={answer}
        rows={answer.data?.sequences}
        filters={<GapFilters years={answer.data?.years ?? []} />}
        onClearFilters={
          isFiltered ? () => void navigate({ search: ({ fonds }) => ({ fonds }) }) : undefined
        }
        actions={
          <>
            {answer.data && (
              <Typography.Text>{t.total(count(answer.data.missing))}</Typography.Text>
            )}
            <Button href={apiAddress(exportNumberSequences, { query })} download>
              {t.export}
            </Button>
          </>
        }
        expandable={{
          columnTitle: <span className="unseen">{t.details}</span>,
          rowExpandable: ({ gaps, explained: told }) => gaps.length + told.length > 0,
          expandedRowRender: (sequence) => (
            <NumberGapDetails sequence={sequence} onExplain={explain} />
          ),
        }}
        empty={{ title: t.empty }}
      />
      {explained && (
        <ExplainNumbersDialog
          fondsId={fondsId}
          numbers={explained}
          onClose={() => explain(undefined)}
        />
      )}
    </>
  );
}

function GapFilters({ years }: { years: readonly number[] }) {
  const { year, issuer, whose, open } = numberGapsRoute.useSearch();
  const navigate = numberGapsRoute.useNavigate();
  const change = (part: Partial<ReturnType<typeof numberGapsRoute.useSearch>>) =>
    void navigate({ search: (search) => ({ ...search, ...part }) });
  return (
    <>
      <Input.Search
        key={issuer}
        allowClear
        className="filter-short"
        aria-label={t.find}
        placeholder={t.find}
        defaultValue={issuer}
        onSearch={(words) => change({ issuer: words.trim() || undefined })}
      />
      <Select<number | undefined>
        allowClear
        className="filter-short"
        aria-label={t.year}
        placeholder={t.year}
        value={year}
        options={years.map((each) => ({ value: each, label: String(each) }))}
        onChange={(chosen) => change({ year: chosen })}
      />
      <Select
        className="filter-short"
        aria-label={t.whose}
        value={whose ?? 'own'}
        options={[
          { value: 'own', label: t.whoseOwn },
          { value: 'all', label: t.whoseAll },
        ]}
        onChange={(chosen) => change({ whose: chosen === 'all' ? 'all' : undefined })}
      />
      <Checkbox
        checked={open === 'true'}
        onChange={({ target }) => change({ open: target.checked ? 'true' : undefined })}
      >
        {t.open}
      </Checkbox>
    </>
  );
}
