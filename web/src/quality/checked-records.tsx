import { type CheckStage, checkItemOf, checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import { checkOutcomeNames, checkOutcomes } from '@lantai/contract/quality/check-result.ts';
import type { CheckedRecordRow, CheckReport } from '@lantai/contract/quality/check-run.ts';
import { listCheckedRecords, signCheckItems } from '@lantai/contract/quality/quality.api.ts';
import { verdictNames, verdicts } from '@lantai/contract/quality/verdict.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { nothingSelected } from '#platform/list/selection.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { VerdictTag } from './outcome-tag.tsx';
import { qualityText } from './quality.text.ts';
import { RecordResultsDrawer } from './record-results-drawer.tsx';
import { SignItemsDialog } from './sign-items-dialog.tsx';

const t = qualityText.records;
const route = getRouteApi('/shell/quality/runs/$runId');

/** The records of a check; those that are chosen are the sample a person has opened. */
export function CheckedRecords({ report }: { report: CheckReport }) {
  const { after, verdict, item, outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const [selection, setSelection] = useState(nothingSelected);
  const [opened, setOpened] = useState<string>();
  const [signing, setSigning] = useState(false);
  const filter = { verdict, item, outcome: item ? outcome : undefined };
  const answer = useQuery({
    ...apiQuery(listCheckedRecords, {
      params: { runId: report.id },
      query: { ...filter, ...(after && { after: Number(after) }) },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = answer.data?.records;
  const sample = selection.all ? (rows ?? []).map(({ recordId }) => recordId) : selection.keys;
  return (
    <>
      <DataList<CheckedRecordRow>
        name="checked-records"
        columns={columnsOf(setOpened)}
        rowKey={({ recordId }) => recordId}
        answer={answer}
        rows={rows}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={<Filters stage={report.stage} />}
        onClearFilters={
          verdict || item ? () => void navigate({ search: { tab: 'records' } }) : undefined
        }
        selection={{
          value: selection,
          onChange: setSelection,
          actions: (
            <MayButton
              type="primary"
              size="small"
              access={signCheckItems.access}
              onClick={() => setSigning(true)}
            >
              {t.signChosen(count(sample.length))}
            </MayButton>
          ),
        }}
        empty={{ title: t.none }}
      />
      {opened && (
        <RecordResultsDrawer
          runId={report.id}
          recordId={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
      {signing && (
        <SignItemsDialog
          report={report}
          sample={sample}
          labels={
            new Map(rows?.map(({ recordId, number, title }) => [recordId, number ?? title ?? '']))
          }
          onClose={() => {
            setSigning(false);
            setSelection(nothingSelected);
          }}
        />
      )}
    </>
  );
}

function Filters({ stage }: { stage: CheckStage }) {
  const { verdict, item, outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: object) =>
    void navigate({ search: (search) => ({ ...search, ...part, after: undefined }) });
  return (
    <>
      <Select
        allowClear
        aria-label={t.verdictFilter}
        placeholder={t.verdictFilter}
        style={{ width: 110 }}
        value={verdict ?? null}
        options={verdicts.map((value) => ({ value, label: verdictNames[value] }))}
        onChange={(value) => change({ verdict: value ?? undefined })}
      />
      <Select
        allowClear
        aria-label={t.itemFilter}
        placeholder={t.itemFilter}
        style={{ width: 280 }}
        value={item ?? null}
        options={checkItemsOf(stage)
          .filter(({ scope }) => scope === 'record')
          .map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(value) => change({ item: value ?? undefined })}
      />
      <Select
        allowClear
        disabled={!item}
        aria-label={t.outcomeFilter}
        placeholder={t.outcomeFilter}
        style={{ width: 120 }}
        value={(item && outcome) ?? null}
        options={checkOutcomes.map((value) => ({ value, label: checkOutcomeNames[value] }))}
        onChange={(value) => change({ outcome: value ?? undefined })}
      />
    </>
  );
}

const codes = (
  key: 'failed' | 'waiting' | 'warned',
  width: number,
): ListColumn<CheckedRecordRow> => ({
  key,
  title: t[key],
  width,
  render: (_, row) => (
    <Tooltip title={row[key].map((code) => `${code} ${checkItemOf(code).name}`).join('；')}>
      <span className="code breaks">{row[key].join(' ')}</span>
    </Tooltip>
  ),
});

const columnsOf = (open: (recordId: string) => void): readonly ListColumn<CheckedRecordRow>[] => [
  {
    key: 'number',
    title: t.number,
    width: 200,
    render: (_, { recordId, number }) => (
      <Button
        type="link"
        size="small"
        className="inline-button code"
        onClick={() => open(recordId)}
      >
        {number ?? qualityText.results.openRecord}
      </Button>
    ),
  },
  { key: 'title', title: t.title, render: (_, { title }) => title ?? t.untitled },
  {
    key: 'verdict',
    title: t.verdict,
    width: 100,
    render: (_, { verdict }) => <VerdictTag verdict={verdict} />,
  },
  codes('failed', 120),
  codes('waiting', 130),
  codes('warned', 130),
];
