import { getRecord } from '@lantai/contract/records/records.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Skeleton, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { platformText } from '#platform/platform.text.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { ComponentNames } from '../records/one-record/component-names.tsx';
import { DescriptionFacts } from '../records/one-record/description-facts.tsx';
import { HitFacts } from './hit-item.tsx';
import { type Hit, Marked } from './marked.tsx';
import { searchText as t } from './search.text.ts';

type Props = {
  readonly hit: Hit;
  readonly words: string;
  readonly at: number;
  readonly of: number;
  readonly onMove: (to: number) => void;
  readonly onClose: () => void;
};

/** A look at one hit beside the list: what it says of itself, its files, the way to its page. */
export function HitPanel({ hit, words, at, of, onMove, onClose }: Props) {
  const request = apiQuery(getRecord, { params: { recordId: hit.id } });
  const { data, error, refetch } = useQuery({ ...request, placeholderData: keepPreviousData });
  const record = data?.id === hit.id ? data : undefined;

  return (
    <aside className="hit-panel" aria-label={t.look}>
      <Flex gap={8} align="center" className="hit-panel-bar">
        <Button size="small" disabled={at <= 0} onClick={() => onMove(at - 1)}>
          {t.previous}
        </Button>
        <Button size="small" disabled={at >= of - 1} onClick={() => onMove(at + 1)}>
          {t.next}
        </Button>
        <Typography.Text type="secondary">{t.place(at + 1, of)}</Typography.Text>
        <span className="grow" />
        <Button size="small" type="text" onClick={onClose}>
          {platformText.action.close}
        </Button>
      </Flex>
      <Typography.Title level={2} className="hit-panel-title">
        <Marked of={hit.title} />
      </Typography.Title>
      <HitFacts hit={hit} />
      <Link
        to="/records/$recordId"
        params={{ recordId: hit.id }}
        search={{ words: words || undefined }}
        className="hit-panel-open"
      >
        {t.openRecord}
      </Link>
      {hit.content.length > 0 && (
        <>
          <h3>{t.found}</h3>
          {hit.content.map((snippet) => (
            <p key={snippet.text} className="hit-content">
              <Marked of={snippet} />
            </p>
          ))}
        </>
      )}
      {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
      {record ? (
        <>
          <ComponentNames record={record} words={words} />
          <DescriptionFacts record={record} columns={1} />
        </>
      ) : (
        !error && <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </aside>
  );
}
