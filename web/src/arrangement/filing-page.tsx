import { fileRecords, reviewFiling } from '@lantai/contract/arrangement/arrangement.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Flex, Space } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../records/one-fonds-select.tsx';
import { arrangementText } from './arrangement.text.ts';
import { FilingProgress } from './filing-progress.tsx';
import { FilingReview } from './filing-review.tsx';

const t = arrangementText.filing;

export const filingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/filing',
  /** The job begun here, so that its page can be left, reloaded and sent to somebody. */
  validateSearch: z.object({ job: one(z.uuid()) }),
  staticData: {
    page: {
      title: t.title,
      access: fileRecords.access,
      menu: 'arrangement',
      alsoCalled: '整理 编号 档号 入库 gd',
    },
  },
  component: FilingPage,
});

function FilingPage() {
  const { job } = filingRoute.useSearch();
  const { only: fonds } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={<Link to="/arrangement/classes">{t.seeClasses}</Link>}
      />
      <Space>
        {arrangementText.place.fondsCode}
        <OneFondsSelect />
      </Space>
      <FilingProgress jobId={job} />
      {fonds ? <Review fondsId={fonds.id} /> : <Alert type="info" title={t.chooseFonds} />}
    </Flex>
  );
}

function Review({ fondsId }: { fondsId: string }) {
  const navigate = filingRoute.useNavigate();
  const answer = useQuery({
    ...apiQuery(reviewFiling, { query: { fondsId } }),
    placeholderData: keepPreviousData,
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  return (
    <FilingReview
      fondsId={fondsId}
      review={answer.data}
      onStarted={(job) => void navigate({ search: (kept) => ({ ...kept, job }) })}
    />
  );
}
