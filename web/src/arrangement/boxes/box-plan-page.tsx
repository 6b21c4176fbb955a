import { boxesEndingAt, paperRule, usualPaper } from '@lantai/contract/arrangement/box-plan.ts';
import { applyBoxPlan, listBoxes, planBoxes } from '@lantai/contract/arrangement/boxes.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Button, Empty, Flex, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { useFonds } from '#platform/fonds.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { usePreference } from '#platform/preference.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { arrangementText } from '../arrangement.text.ts';
import { BoxStrip } from './box-strip.tsx';
import { boxesText } from './boxes.text.ts';
import { PaperRuleForm } from './paper-rule-form.tsx';
import { PlannedBoxes } from './planned-boxes.tsx';

const t = boxesText.planner;

export const boxPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/box-plan',
  validateSearch: z.object({ classKey: one(z.string()) }),
  staticData: { page: { title: t.title, access: planBoxes.access, under: '/arrangement/boxes' } },
  component: BoxPlanPage,
});

function BoxPlanPage() {
  const { classKey } = boxPlanRoute.useSearch();
  const { only: fonds } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={classKey}
        actions={<Link to="/arrangement/boxes">{t.back}</Link>}
      />
      {fonds && classKey ? (
        <BoxPlan fondsId={fonds.id} classKey={classKey} />
      ) : (
        <Alert type="info" title={arrangementText.filing.chooseFonds} />
      )}
    </Flex>
  );
}

function BoxPlan({ fondsId, classKey }: { fondsId: string; classKey: string }) {
  const [paper, keepPaper] = usePreference('box-paper', paperRule, usualPaper);
  // Boundaries somebody moved; nothing moved is the plan as it is reckoned.
  const [moved, setMoved] = useState<readonly number[] | undefined>(undefined);
  const navigate = boxPlanRoute.useNavigate();
  const answer = useQuery({
    ...apiQuery(planBoxes, { query: { fondsId, classKey, ...paper } }),
    placeholderData: keepPreviousData,
  });
  const apply = useApiCommand(applyBoxPlan, {
    refreshes: [listBoxes, planBoxes],
    says: t.done,
    onDone: () => void navigate({ to: '/arrangement/boxes', search: { classKey } }),
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  const { items, nextNumber, replaces } = answer.data;
  const boxes = moved ? boxesEndingAt(items, moved, paper) : answer.data.boxes;
  const ends = boxes.map(({ last }) => last);
  if (items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing} />;
  return (
    <>
      <Flex gap={12} align="center" wrap>
        <PaperRuleForm
          rule={paper}
          onChange={(next) => {
            setMoved(undefined);
            keepPaper(next);
          }}
        />
        <Basis rule={t.rule} source={t.ruleSource} />
      </Flex>
      <BoxStrip boxes={boxes} items={items} nextNumber={nextNumber} onMove={setMoved} />
      <Flex gap={12} align="center">
        <MayButton
          type="primary"
          access={applyBoxPlan.access}
          loading={apply.isPending}
          onClick={() => apply.mutate({ body: { fondsId, classKey, paper, lastItems: ends } })}
        >
          {t.apply(boxes.length)}
        </MayButton>
        {moved && <Button onClick={() => setMoved(undefined)}>{t.reset}</Button>}
        {replaces > 0 && <Typography.Text type="warning">{t.replaces(replaces)}</Typography.Text>}
      </Flex>
      <ProblemNotice problem={apply.error} />
      <PlannedBoxes boxes={boxes} items={items} nextNumber={nextNumber} onMove={setMoved} />
    </>
  );
}
