import { Button, Flex, Typography } from 'antd';
import { useMemo } from 'react';
import { count } from '../figures.ts';
import { useKeys } from '../keys.ts';
import { platformText as t } from '../platform.text.ts';
import type { Paging } from './paging.ts';

type Props = {
  readonly total: number | undefined;
  readonly shown: number;
  readonly pageSize: number;
  readonly next: string | null | undefined;
  readonly paging: Paging;
};

/** How many there are, which of them are shown, and the way to the others. */
export function ListFoot({ total, shown, pageSize, next, paging }: Props) {
  const { pagesBefore } = paging;
  const from = pagesBefore === undefined ? undefined : pagesBefore * pageSize + 1;
  const onNext = next ? () => paging.toNext(next) : undefined;
  const onPrevious = pagesBefore ? paging.toPrevious : undefined;
  usePagingKeys(onNext, onPrevious);

  return (
    <Flex gap={12} align="center" className="list-foot">
      {total !== undefined && <Typography.Text>{t.list.total(count(total))}</Typography.Text>}
      {from !== undefined && shown > 0 && (
        <Typography.Text type="secondary">
          {t.list.range(count(from), count(from + shown - 1))}
        </Typography.Text>
      )}
      <span className="grow" />
      {(next || pagesBefore !== 0) && (
        <>
          <Button size="small" disabled={pagesBefore === 0} onClick={paging.toFirst}>
            {t.list.first}
          </Button>
          <Button size="small" disabled={!onPrevious} title="<" onClick={onPrevious}>
            {t.list.previous}
          </Button>
          <Button size="small" disabled={!onNext} title=">" onClick={onNext}>
            {t.list.next}
          </Button>
        </>
      )}
    </Flex>
  );
}

function usePagingKeys(onNext: (() => void) | undefined, onPrevious: (() => void) | undefined) {
  useKeys(
    useMemo(
      () => [
        ...(onNext ? [{ keys: '>', does: t.keys.nextPage, run: onNext }] : []),
        ...(onPrevious ? [{ keys: '<', does: t.keys.previousPage, run: onPrevious }] : []),
      ],
      [onNext, onPrevious],
    ),
  );
}
