import {
  type ItemOutcome,
  itemOutcomeNames,
  type SubmissionDetail,
  type SubmissionItem,
} from '@lantai/contract/collection/submission.ts';
import { checkItemOf } from '@lantai/contract/quality/check-item.ts';
import { getRecordResults } from '@lantai/contract/quality/quality.api.ts';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Table, type TableColumnsType, Tooltip } from 'antd';
import { useState } from 'react';
import { useMay } from '#platform/session.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { VerdictTag } from '../quality/outcome-tag.tsx';
import { RecordResultsDrawer } from '../quality/record-results-drawer.tsx';
import { collectionText } from './collection.text.ts';
import { isChecking } from './is-checking.ts';
import { afterDecisions } from './refreshed-reads.ts';

const t = collectionText.submission;

const outcomeTones: Record<ItemOutcome, Tone> = {
  waiting: 'waiting',
  accepted: 'passed',
  returned: 'failed',
  voided: 'ended',
};

type Props = {
  readonly batch: SubmissionDetail;
  readonly show: 'waiting' | 'failed' | 'accepted' | 'returned' | undefined;
  readonly selected: readonly string[];
  readonly onSelect: (recordIds: readonly string[]) => void;
};

/** The records of a batch; each opens what every item found. */
export function SubmissionItems({ batch, show, selected, onSelect }: Props) {
  const rows = batch.itemList.filter((item) => {
    if (show === undefined) return true;
    return show === 'failed'
      ? item.outcome === 'waiting' && item.verdict === 'failed'
      : item.outcome === show;
  });
  const [opened, setOpened] = useState<string>();
  return (
    <>
      <Table<SubmissionItem>
        size="small"
        rowKey="recordId"
        pagination={false}
        tableLayout="fixed"
        columns={columnsOf(batch, setOpened)}
        dataSource={rows}
        rowSelection={{
          selectedRowKeys: [...selected],
          onChange: (keys) => onSelect(keys.map(String)),
          getCheckboxProps: ({ outcome }) => ({ disabled: outcome !== 'waiting' }),
        }}
      />
      {opened && (
        <RecordResultsDrawer
          runId={batch.check.runId}
          recordId={opened}
          alsoRefreshes={afterDecisions}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}

const columnsOf = (
  batch: SubmissionDetail,
  open: (recordId: string) => void,
): TableColumnsType<SubmissionItem> => [
  {
    key: 'number',
    title: t.columns.number,
    width: 132,
    render: (_, { recordId, archivalCode, temporaryNumber }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code breaks">
        {archivalCode ?? temporaryNumber}
      </Link>
    ),
  },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  {
    key: 'documentNumber',
    title: t.columns.documentNumber,
    width: 140,
    dataIndex: 'documentNumber',
  },
  {
    key: 'checks',
    title: t.columns.checks,
    width: 190,
    render: (_, item) =>
      isChecking(batch) ? (
        <StateTag tone="waiting">{t.running}</StateTag>
      ) : (
        <Checked item={item} onOpen={() => open(item.recordId)} />
      ),
  },
  {
    key: 'outcome',
    title: t.columns.outcome,
    width: 96,
    render: (_, { outcome }) => (
      <StateTag tone={outcomeTones[outcome]}>{itemOutcomeNames[outcome]}</StateTag>
    ),
  },
  { key: 'reason', title: t.columns.reason, width: 160, dataIndex: 'reason' },
  {
    key: 'by',
    title: t.columns.by,
    width: 144,
    render: (_, { decidedByName, decidedAt }) => (
      <Flex vertical>
        <span>{decidedByName}</span>
        <span>{instantText(decidedAt)}</span>
      </Flex>
    ),
  },
];

/** The verdict by the check, which opens what each item found; and the items that keep the record back. */
function Checked({ item, onOpen }: { item: SubmissionItem; onOpen: () => void }) {
  const { verdict, failed, unsettled, warned } = item;
  const may = useMay();
  const told = verdict === 'failed' ? failed : verdict === 'waiting' ? unsettled : warned;
  return (
    <Flex vertical>
      <span>
        <VerdictTag verdict={verdict} />
        {may(getRecordResults.access) && (
          <Button type="link" size="small" onClick={onOpen}>
            {t.check.results}
          </Button>
        )}
      </span>
      {told.length > 0 && verdict !== 'passed' && (
        <Tooltip title={told.map((code) => `${code} ${checkItemOf(code).name}`).join('；')}>
          <span className="code breaks">{told.join(' ')}</span>
        </Tooltip>
      )}
    </Flex>
  );
}
