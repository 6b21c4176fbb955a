import { decideItems, giveOpinions } from '@lantai/contract/appraisal/appraisal.api.ts';
import {
  type AppraisalItem,
  appraisalDecisionNames,
  type BatchDetail,
  decisionText,
  opinionsNeeded,
} from '@lantai/contract/appraisal/appraisal.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { appraisalText } from './appraisal.text.ts';
import { DecisionDialog, OpinionDialog } from './judge-dialogs.tsx';
import '#platform/list/data-list.css';

const t = appraisalText.batch;

const tones: Record<NonNullable<AppraisalItem['decision']>, Tone> = {
  extend: 'done',
  permanent: 'done',
  destroy: 'overdue',
  transfer: 'ended',
};

/** The records of a batch; members mark some and give their opinion, the leader decides. */
export function BatchItems({ batch }: { batch: BatchDetail }) {
  const [keys, setKeys] = useState<string[]>([]);
  const [dialog, setDialog] = useState<'opinion' | 'decision'>();
  const done = () => {
    setKeys([]);
    setDialog(undefined);
  };
  const closed = batch.closedAt ? t.isClosed : undefined;
  const chosen = keys.length === 0 ? t.choose : undefined;
  return (
    <section>
      <Flex gap={8} align="center" className="list-bar">
        <Typography.Title level={2} className="section-title">
          {t.items}
        </Typography.Title>
        <span className="grow" />
        <MayButton
          access={giveOpinions.access}
          because={closed ?? (batch.isMember ? chosen : t.notMember)}
          onClick={() => setDialog('opinion')}
        >
          {t.opinion}
        </MayButton>
        <MayButton
          access={decideItems.access}
          because={closed ?? (batch.isLeader ? chosen : t.notLeader)}
          onClick={() => setDialog('decision')}
        >
          {t.decide}
        </MayButton>
      </Flex>
      <Table<AppraisalItem>
        size="small"
        className="list-table"
        rowKey="id"
        columns={columns}
        dataSource={batch.list}
        tableLayout="fixed"
        scroll={{ x: 1060 }}
        pagination={batch.list.length > 100 ? { pageSize: 100, size: 'small' } : false}
        rowSelection={{
          selectedRowKeys: keys,
          onChange: (chosenKeys) => setKeys(chosenKeys.map(String)),
        }}
      />
      {dialog === 'opinion' && (
        <OpinionDialog
          batchId={batch.id}
          itemIds={keys}
          onDone={done}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'decision' && (
        <DecisionDialog
          batchId={batch.id}
          itemIds={keys}
          onDone={done}
          onClose={() => setDialog(undefined)}
        />
      )}
    </section>
  );
}

const columns: TableColumnsType<AppraisalItem> = [
  { key: 'position', title: t.columns.position, width: 56, align: 'right', dataIndex: 'position' },
  {
    key: 'code',
    title: t.columns.code,
    width: 210,
    render: (_, { recordId, code }) => (
      <Link to="/records/$recordId" params={{ recordId }} className="code">
        {code}
      </Link>
    ),
  },
  { key: 'title', title: t.columns.title, dataIndex: 'title' },
  { key: 'year', title: t.columns.year, width: 56, dataIndex: 'year' },
  {
    key: 'retention',
    title: t.columns.retention,
    width: 84,
    render: (_, { retention }) => shownRetention(retention),
  },
  { key: 'expiresOn', title: t.columns.expiresOn, width: 100, dataIndex: 'expiresOn' },
  {
    key: 'pages',
    title: t.columns.pages,
    width: 52,
    align: 'right',
    render: (_, { pages }) => pages !== null && count(pages),
  },
  {
    key: 'opinions',
    title: t.columns.opinions,
    width: 190,
    render: (_, item) => <Opinions item={item} />,
  },
  {
    key: 'decision',
    title: t.columns.decision,
    width: 180,
    render: (_, item) => <Decision item={item} />,
  },
];

function Opinions({ item: { opinions, decision } }: { item: AppraisalItem }) {
  const left = opinionsNeeded - opinions.length;
  return (
    <Flex vertical>
      {opinions.map(({ personId, name, opinion, note }) => (
        <span key={personId}>
          {name} {appraisalDecisionNames[opinion]}
          {note && t.noted(note)}
        </span>
      ))}
      {left > 0 && decision === null && (
        <Typography.Text type="secondary">{t.opinionLeft(left)}</Typography.Text>
      )}
    </Flex>
  );
}

function Decision({ item }: { item: AppraisalItem }) {
  const { decision, extendedYears, reason, basisClause, listId, listNumber } = item;
  if (decision === null) return null;
  return (
    <Flex vertical>
      <StateTag tone={tones[decision]}>{decisionText(decision, extendedYears)}</StateTag>
      <Typography.Text type="secondary">
        {t.because(reason ?? '', basisClause ?? '')}
      </Typography.Text>
      {listId && (
        <Link to="/disposal/lists/$listId" params={{ listId }}>
          {t.onList(listNumber ?? '')}
        </Link>
      )}
    </Flex>
  );
}
