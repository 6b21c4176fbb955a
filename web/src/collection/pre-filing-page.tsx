import { listCollected } from '@lantai/contract/collection/collection.api.ts';
import { recordState } from '@lantai/contract/records/record-life.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { nothingSelected, type Selection } from '#platform/list/selection.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { useDepartments } from '../records/departments.ts';
import { CollectedActions } from './collected-actions.tsx';
import { collectedColumns } from './collected-columns.tsx';
import { type CollectedStep, collectedSteps } from './collected-steps.ts';
import { collectionText } from './collection.text.ts';

const t = collectionText.preFiling;

export const preFilingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/pre-filing',
  validateSearch: z.object({
    state: one(recordState.extract([...collectedSteps])),
    departmentId: one(z.uuid()),
    after: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listCollected.access,
      menu: 'hand-over',
      alsoCalled: '预立卷 移交 提交归档 退回 ygdk',
    },
  },
  component: PreFilingPage,
});

/** What departments collect, step by step; what may be done with the selection follows from the step. */
function PreFilingPage() {
  const { state, departmentId, after } = preFilingRoute.useSearch();
  const navigate = preFilingRoute.useNavigate();
  const { only } = useFonds();
  const [selected, setSelected] = useState<Selection>(nothingSelected);
  const step: CollectedStep = state ?? 'registered';
  const answer = useQuery({
    ...apiQuery(listCollected, {
      query: { fondsId: only?.id, departmentId, state: step, after, limit: 50 },
    }),
    placeholderData: keepPreviousData,
  });
  const departments = useDepartments(only?.agencyId);
  const filter = (change: { state?: CollectedStep; departmentId?: string | undefined }) => {
    setSelected(nothingSelected);
    void navigate({ search: (kept) => ({ ...kept, ...change, after: undefined }) });
  };
  const counts = answer.data?.counts ?? {};

  return (
    <div className="page">
      <PageHead title={t.title} />
      <DataList
        name="collected"
        columns={collectedColumns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.records}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={
          <>
            <Segmented<CollectedStep>
              value={step}
              options={collectedSteps.map((value) => ({
                value,
                label: t.tab(t.states[value], count(counts[value] ?? 0)),
              }))}
              onChange={(value) => filter({ state: value })}
            />
            <Select
              allowClear
              aria-label={t.department}
              placeholder={t.department}
              style={{ width: 120 }}
              value={departmentId ?? null}
              options={departments.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => filter({ departmentId: id ?? undefined })}
            />
          </>
        }
        onClearFilters={departmentId ? () => filter({ departmentId: undefined }) : undefined}
        empty={{ title: t.empty, action: <Link to="/capture/intake">{t.toIntake}</Link> }}
        selection={{
          value: selected,
          onChange: setSelected,
          actions: (
            <CollectedActions
              step={step}
              recordIds={[...selected.keys]}
              agencyId={only?.agencyId}
              onDone={() => setSelected(nothingSelected)}
            />
          ),
        }}
      />
    </div>
  );
}
