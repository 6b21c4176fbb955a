import { getRecord } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Flex, Skeleton } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { collectionText } from '../collection.text.ts';
import { DescribeForm } from './describe-form.tsx';
import './describe-drawer.css';

const t = collectionText.drawer;

type DrawerProps = {
  /** Undefined while the drawer is closed. */
  recordId: string | undefined;
  /** The list beside it, to go to the next one without going back. */
  order: readonly string[];
  onMove: (recordId: string | undefined) => void;
};

/** Describes a record beside the list it stands in. */
export function DescribeDrawer({ recordId, order, onMove }: DrawerProps) {
  const answer = useQuery({
    ...apiQuery(getRecord, { params: { recordId: recordId ?? '' } }),
    enabled: recordId !== undefined,
    // The form keeps what is typed: it must begin with what is true now, not with what was cached.
    gcTime: 0,
    staleTime: 0,
  });
  const at = recordId === undefined ? -1 : order.indexOf(recordId);
  const previous = at > 0 ? order[at - 1] : undefined;
  const next = at >= 0 ? order[at + 1] : undefined;

  return (
    <Drawer
      open={recordId !== undefined}
      onClose={() => onMove(undefined)}
      title={t.title}
      size={720}
      destroyOnHidden
      extra={
        <Flex gap={8} align="center">
          {recordId && (
            <Link to="/records/$recordId" params={{ recordId }}>
              {t.open}
            </Link>
          )}
          <Button size="small" disabled={!previous} onClick={() => onMove(previous)}>
            {t.previous}
          </Button>
          <Button size="small" disabled={!next} onClick={() => onMove(next)}>
            {t.next}
          </Button>
        </Flex>
      }
    >
      {answer.error && (
        <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {recordId !== undefined && !answer.data && !answer.error && <Skeleton active />}
      {answer.data && (
        <DescribeForm
          key={answer.data.id}
          record={answer.data}
          onSaved={(toNext) => onMove(toNext ? next : undefined)}
          hasNext={next !== undefined}
        />
      )}
    </Drawer>
  );
}
