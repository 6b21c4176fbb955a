import { retentionCode } from '@lantai/contract/classification/retention.ts';
import { type Carrier, carrier } from '@lantai/contract/records/record.ts';
import { listCandidates, planTransfer } from '@lantai/contract/transfer/transfer.api.ts';
import type { TransferKind } from '@lantai/contract/transfer/transfer-batch.ts';
import { transferRefusal } from '@lantai/contract/transfer/transfer-refusal.ts';
import { dueStanding } from '@lantai/contract/transfer/transfer-rule.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Alert, Flex, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { nothingSelected } from '#platform/list/selection.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../records/one-fonds-select.tsx';
import { candidateColumns } from './candidate-columns.tsx';
import { type CandidateFilter, CandidateFilters } from './candidate-filters.tsx';
import { DueYears } from './due-years.tsx';
import { PlanTransferDialog } from './plan-transfer-dialog.tsx';
import { transferText } from './transfer.text.ts';
import '#platform/list/data-list.css';

const t = transferText.due;

const year = one(z.coerce.number().int().min(1600).max(2199));

export const dueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/transfer/due',
  validateSearch: z.object({
    /** Permanent unless said otherwise: where an archive's local scope goes further. */
    retention: one(retentionCode),
    standing: one(dueStanding),
    carrier: one(carrier),
    yearFrom: year,
    yearTo: year,
    refused: one(z.enum(['yes', 'no'])),
    refusal: one(transferRefusal),
    after: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listCandidates.access,
      menu: 'disposal',
      alsoCalled: '移交进馆 逾期 永久 到期 dqyj',
    },
  },
  component: DuePage,
});

function DuePage() {
  const { only } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      <OneFondsSelect />
      {only ? (
        <>
          <DueYears fondsId={only.id} />
          <Candidates key={only.id} fondsId={only.id} />
        </>
      ) : (
        <Alert type="info" showIcon title={t.chooseFonds} />
      )}
    </Flex>
  );
}

const kindOf: Record<Carrier, TransferKind> = {
  electronic: 'electronic',
  paper: 'paper',
  mixed: 'mixed',
};

const rangeOf = ({ retention, standing, yearFrom, yearTo }: CandidateFilter) => ({
  ...{ standing, yearFrom, yearTo },
  ...(retention && { retention }),
});

/** What may go, and what keeps the rest; what is shown or chosen is what a batch is planned of. */
function Candidates({ fondsId }: { fondsId: string }) {
  const { fonds: _fonds, after, ...filter } = dueRoute.useSearch();
  const navigate = dueRoute.useNavigate();
  const [selection, select] = useState(nothingSelected);
  const [planning, setPlanning] = useState(false);
  const answer = useQuery({
    ...apiQuery(listCandidates, { query: { ...filter, fondsId, after } }),
    placeholderData: keepPreviousData,
  });
  const change = (changes: Partial<typeof filter>) => {
    select(nothingSelected);
    void navigate({ search: (kept) => ({ ...kept, ...changes, after: undefined }) });
  };
  const { total = 0, refused = 0 } = answer.data ?? {};
  const planButton = (
    <MayButton
      type="primary"
      access={planTransfer.access}
      because={total - refused === 0 ? t.empty : undefined}
      onClick={() => setPlanning(true)}
    >
      {t.plan}
    </MayButton>
  );
  const none = Object.fromEntries(Object.keys(filter).map((key) => [key, undefined]));
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.list}
      </Typography.Title>
      <DataList
        name="transfer-candidates"
        columns={candidateColumns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.candidates}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={<CandidateFilters filter={filter} onChange={change} />}
        onClearFilters={
          Object.values(filter).some((value) => value !== undefined)
            ? () => change(none)
            : undefined
        }
        actions={selection.keys.length === 0 && planButton}
        selection={{ value: selection, onChange: select, actions: planButton }}
        empty={{ title: t.empty }}
      />
      {planning && (
        <PlanTransferDialog
          fondsId={fondsId}
          range={rangeOf(filter)}
          kind={kindOf[filter.carrier ?? 'electronic']}
          recordIds={selection.all ? undefined : selection.keys}
          onClose={() => setPlanning(false)}
        />
      )}
    </section>
  );
}
