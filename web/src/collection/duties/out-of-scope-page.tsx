import {
  categoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import {
  decideScope,
  listOutOfScope,
  proposeScope,
} from '@lantai/contract/collection/out-of-scope.api.ts';
import {
  type ScopeCase,
  scopeAnswerNames,
  scopeCaseState,
  scopeCaseStateNames,
} from '@lantai/contract/collection/out-of-scope.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Flex, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { useMay } from '#platform/session.ts';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { AnswerScopeDialog } from './answer-scope-dialog.tsx';
import { dutiesText } from './duties.text.ts';

const t = dutiesText.scope;

export const outOfScopeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/out-of-scope',
  validateSearch: z.object({
    state: one(scopeCaseState),
    category: one(categoryCode),
    year: one(z.coerce.number().int()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listOutOfScope.access,
      menu: 'intake',
      alsoCalled: t.alsoCalled,
    },
  },
  component: OutOfScopePage,
});

type Answering = { readonly scope: ScopeCase; readonly step: 'propose' | 'decide' };

/** Records that no clause fits: what their departments propose, what the archive room decides. */
function OutOfScopePage() {
  const search = outOfScopeRoute.useSearch();
  const navigate = outOfScopeRoute.useNavigate();
  const [answering, setAnswering] = useState<Answering>();
  const query = {
    ...search,
    year: search.year === undefined ? undefined : String(search.year),
  };
  const answer = useQuery({
    ...apiQuery(listOutOfScope, { query }),
    placeholderData: keepPreviousData,
  });
  const filter = (change: object) => void navigate({ search: (kept) => ({ ...kept, ...change }) });
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <div className="page">
      <PageHead title={t.title} />
      <DataList
        name="out-of-scope"
        columns={columnsOf(setAnswering)}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        filters={<Filters search={search} onChange={filter} />}
        onClearFilters={
          isFiltered
            ? () => filter({ state: undefined, category: undefined, year: undefined })
            : undefined
        }
        empty={{ title: t.empty }}
      />
      {answering && <AnswerScopeDialog {...answering} onClose={() => setAnswering(undefined)} />}
    </div>
  );
}

type Search = ReturnType<typeof outOfScopeRoute.useSearch>;

function Filters({ search, onChange }: { search: Search; onChange: (change: object) => void }) {
  const { state, category, year } = search;
  return (
    <Flex gap={8} align="center">
      <Select
        allowClear
        aria-label={t.state}
        placeholder={t.state}
        style={{ width: 150 }}
        value={state ?? null}
        options={scopeCaseState.options.map((value) => ({
          value,
          label: scopeCaseStateNames[value],
        }))}
        onChange={(value) => onChange({ state: value ?? undefined })}
      />
      <Select
        allowClear
        aria-label={t.category}
        placeholder={t.category}
        style={{ width: 120 }}
        value={category ?? null}
        options={categoryCodes.map((value) => ({ value, label: categoryName(value) }))}
        onChange={(value) => onChange({ category: value ?? undefined })}
      />
      {year !== undefined && (
        <Tag closable onClose={() => onChange({ year: undefined })}>
          {t.year(year)}
        </Tag>
      )}
    </Flex>
  );
}

function columnsOf(onAnswer: (answering: Answering) => void): ListColumn<ScopeCase>[] {
  return [
    {
      key: 'number',
      title: t.columns.number,
      width: 138,
      render: (_, { recordId, number }) => (
        <Link to="/records/$recordId" params={{ recordId }} className="code breaks">
          {number ?? recordId.slice(0, 8)}
        </Link>
      ),
    },
    { key: 'title', title: t.columns.title, dataIndex: 'title' },
    {
      key: 'category',
      title: t.columns.category,
      width: 64,
      render: (_, { category }) => categoryName(category),
    },
    { key: 'department', title: t.columns.department, width: 80, dataIndex: 'departmentName' },
    { key: 'note', title: t.columns.note, width: 130, dataIndex: 'note' },
    {
      key: 'put',
      title: t.columns.put,
      width: 96,
      render: (_, { putByName, putAt }) => t.by(putByName, instantText(putAt)),
    },
    {
      key: 'proposal',
      title: t.columns.proposal,
      width: 150,
      render: (_, { proposal }) => <Answer answer={proposal} />,
    },
    {
      key: 'decision',
      title: t.columns.decision,
      width: 150,
      render: (_, { decision }) => <Answer answer={decision} />,
    },
    {
      key: 'action',
      title: t.columns.action,
      width: 96,
      render: (_, scope) => <Actions scope={scope} onAnswer={onAnswer} />,
    },
  ];
}

function Answer({ answer }: { answer: ScopeCase['proposal'] }) {
  if (!answer) return null;
  const { answer: way, clause, reason, byName, at } = answer;
  return (
    <>
      {scopeAnswerNames[way]}
      {clause && `：${clause}`}
      <div>{reason}</div>
      <Typography.Text type="secondary">{t.by(byName, instantText(at))}</Typography.Text>
    </>
  );
}

type ActionsProps = {
  readonly scope: ScopeCase;
  readonly onAnswer: (answering: Answering) => void;
};

function Actions({ scope, onAnswer }: ActionsProps) {
  const may = useMay();
  if (scope.state === 'decided') return null;
  if (may(proposeScope.access))
    return (
      <MayButton
        size="small"
        access={proposeScope.access}
        onClick={() => onAnswer({ scope, step: 'propose' })}
      >
        {t.propose}
      </MayButton>
    );
  return (
    <MayButton
      size="small"
      type="primary"
      access={decideScope.access}
      because={scope.state === 'waiting' ? t.waits : undefined}
      onClick={() => onAnswer({ scope, step: 'decide' })}
    >
      {t.decide}
    </MayButton>
  );
}
