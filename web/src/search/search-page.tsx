import { searchRecords } from '@lantai/contract/search/search.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Flex, type InputRef, Segmented, Skeleton, Typography } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { ListFoot } from '#platform/list/list-foot.tsx';
import { usePaging } from '#platform/list/paging.ts';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { ChosenFilters } from './chosen-filters.tsx';
import { HitItem } from './hit-item.tsx';
import { HitPanel } from './hit-panel.tsx';
import { NoHits } from './no-hits.tsx';
import { searchText as t } from './search.text.ts';
import { type SearchAddress, searchAddress } from './search-address.ts';
import { SearchBox } from './search-box.tsx';
import { SearchFacets } from './search-facets.tsx';
import { useHitCursor } from './use-hit-cursor.ts';
import './search.css';

export const searchRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/search',
  validateSearch: searchAddress,
  component: SearchPage,
  staticData: {
    page: {
      title: t.title,
      access: searchRecords.access,
      menu: 'use',
      alsoCalled: t.alsoCalled,
    },
  },
});

const pageSize = 20;

function SearchPage() {
  const address = searchRoute.useSearch();
  const { answer, former, change } = useSearchOf(address);
  const { data, error, refetch } = answer;
  const box = useRef<InputRef>(null);
  const toBox = useCallback(() => box.current?.focus({ cursor: 'all' }), []);
  const hits = useMemo(() => data?.hits ?? [], [data]);
  const cursor = useHitCursor(hits, toBox);
  const paging = usePaging();
  const words = address.text ?? '';
  const labels = useMemo(
    () => new Map(data?.facets.department.map(({ value, label }) => [value, label])),
    [data],
  );

  return (
    <div className="page search-page">
      <PageHead title={t.title} />
      <SearchBox address={address} box={box} onChange={change} onDown={() => cursor.move(0)} />
      <div className={`search-body${cursor.looking ? ' search-looking' : ''}`}>
        <SearchFacets facets={data?.facets} address={address} onChange={change} />
        <section aria-label={t.hits} className={former ? 'hits-former' : undefined}>
          <ChosenFilters address={address} labels={labels} onChange={change} />
          {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
          {data && (
            <>
              <HitsHead {...{ data, address }} onChange={change} />
              {hits.length === 0 && <NoHits address={address} onChange={change} />}
              <ol className="hits">
                {hits.map((hit) => (
                  <HitItem
                    key={hit.id}
                    {...{ hit, words }}
                    current={hit.id === cursor.current?.id}
                    onLook={() => cursor.look(hit.id)}
                    onFocus={() => cursor.stand(hit.id)}
                  />
                ))}
              </ol>
              {hits.length > 0 && (
                <ListFoot
                  total={data.total}
                  shown={hits.length}
                  next={data.next}
                  {...{ pageSize, paging }}
                />
              )}
            </>
          )}
        </section>
        {cursor.looking && cursor.current && (
          <HitPanel
            {...{ words, at: cursor.at, of: hits.length, hit: cursor.current }}
            onMove={cursor.move}
            onClose={cursor.close}
          />
        )}
      </div>
    </div>
  );
}

function useSearchOf(address: SearchAddress) {
  const navigate = searchRoute.useNavigate();
  const { ids } = useFonds();
  const { text = '', ...rest } = address;
  const answer = useQuery({
    ...apiQuery(searchRecords, {
      query: { ...rest, text, limit: pageSize, ...(ids.length > 0 && { fondsId: [...ids] }) },
    }),
    placeholderData: keepPreviousData,
  });
  // Words typed one after the other are one step for the way back, a filter is one of its own.
  const change = (changes: Partial<SearchAddress>) =>
    void navigate({
      search: (before) => ({ ...before, after: undefined, ...changes }),
      replace: 'text' in changes,
    });
  const former: boolean = answer.isPlaceholderData;
  return { answer, former, change };
}

type HitsHeadProps = {
  readonly data: {
    readonly total: number;
    readonly milliseconds: number;
    readonly waiting: number;
  };
  readonly address: SearchAddress;
  readonly onChange: (change: Partial<SearchAddress>) => void;
};

function HitsHead({ data: { total, milliseconds, waiting }, address, onChange }: HitsHeadProps) {
  return (
    <Flex gap={12} align="center" className="hits-head">
      <Typography.Text role="status">
        {t.total(count(total), count(Math.max(1, Math.round(milliseconds))))}
      </Typography.Text>
      {waiting > 0 && (
        <Typography.Text type="secondary">{t.waiting(count(waiting))}</Typography.Text>
      )}
      <span className="grow" />
      <Segmented
        size="small"
        aria-label={t.sort}
        value={address.sort ?? 'newest'}
        options={[
          { value: 'newest', label: t.sorts.newest },
          { value: 'relevance', label: t.sorts.relevance },
        ]}
        onChange={(sort) => onChange({ sort: sort === 'newest' ? undefined : 'relevance' })}
      />
    </Flex>
  );
}
