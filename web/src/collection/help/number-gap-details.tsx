import {
  explainNumbers,
  explanationKindNames,
  listNumberSequences,
  type NumberExplanation,
  type NumberSequence,
  revokeExplanation,
} from '@lantai/contract/collection/number-gaps.api.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Form, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import type { NumbersToExplain } from './explain-numbers-dialog.tsx';
import { helpText } from './help.text.ts';
import { rangeText } from './number-gap-columns.tsx';

const t = helpText.gaps;

type Props = {
  readonly sequence: NumberSequence;
  readonly onExplain: (numbers: NumbersToExplain) => void;
};

/** Every gap of a sequence with the records on both sides, and everything that was said of its numbers. */
export function NumberGapDetails({ sequence, onExplain }: Props) {
  const { gaps, explained } = sequence;
  return (
    <Flex vertical gap={12}>
      {gaps.length > 0 && (
        <Table
          size="small"
          className="list-table"
          rowKey="first"
          columns={gapColumns(sequence, onExplain)}
          dataSource={gaps}
          pagination={gaps.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        />
      )}
      {explained.length > 0 && <Explanations sequence={sequence} />}
    </Flex>
  );
}

type Gap = NumberSequence['gaps'][number];

function gapColumns(
  { issuer, year }: NumberSequence,
  onExplain: Props['onExplain'],
): TableColumnsType<Gap> {
  return [
    { title: t.gap, width: 140, render: (_, { first, last }) => rangeText(first, last) },
    {
      title: t.count,
      width: 100,
      align: 'right',
      render: (_, { first, last }) => count(last - first + 1),
    },
    { title: t.before, render: (_, { before }) => <Neighbour of={before} /> },
    { title: t.after, render: (_, { after }) => <Neighbour of={after} /> },
    {
      width: 80,
      render: (_, { first, last }) => (
        <MayButton
          access={explainNumbers.access}
          type="link"
          size="small"
          onClick={() => onExplain({ issuer, year, first, last })}
        >
          {t.explain}
        </MayButton>
      ),
    },
  ];
}

function Neighbour({ of }: { of: Gap['before'] }) {
  if (!of) return t.first;
  return (
    <Link to="/records/$recordId" params={{ recordId: of.recordId }} className="code">
      {of.documentNumber}
    </Link>
  );
}

function Explanations({ sequence: { issuer, year, explained } }: { sequence: NumberSequence }) {
  const [revoked, revoke] = useState<NumberExplanation>();
  const columns: TableColumnsType<NumberExplanation> = [
    { title: t.number, width: 140, dataIndex: 'sequence' },
    { title: t.kind, width: 100, render: (_, { kind }) => explanationKindNames[kind] },
    { title: t.reason, dataIndex: 'note' },
    { title: t.by, width: 100, dataIndex: 'explainedByName' },
    { title: t.at, width: 140, render: (_, { explainedAt }) => instantText(explainedAt) },
    { title: t.state, width: 200, render: (_, row) => <ExplanationState of={row} /> },
    {
      width: 80,
      render: (_, row) =>
        row.revokedAt === null && (
          <MayButton
            access={revokeExplanation.access}
            type="link"
            size="small"
            onClick={() => revoke(row)}
          >
            {t.revoke}
          </MayButton>
        ),
    },
  ];
  return (
    <>
      <Table
        size="small"
        className="list-table"
        rowKey="id"
        columns={columns}
        dataSource={explained}
        pagination={false}
      />
      {revoked && (
        <RevokeDialog
          number={`${issuer}〔${year}〕${revoked.sequence}号`}
          explanationId={revoked.id}
          onClose={() => revoke(undefined)}
        />
      )}
    </>
  );
}

function ExplanationState({ of }: { of: NumberExplanation }) {
  if (of.revokedAt !== null)
    return (
      <StateTag tone="ended">{t.revoked(of.revokedByName ?? '', of.revokeReason ?? '')}</StateTag>
    );
  if (of.contradicted) return <StateTag tone="near">{t.contradicted}</StateTag>;
  return <StateTag tone="done">{t.inForce}</StateTag>;
}

type RevokeProps = { number: string; explanationId: string; onClose: () => void };

function RevokeDialog({ number, explanationId, onClose }: RevokeProps) {
  const revoke = useApiCommand(revokeExplanation, {
    refreshes: [listNumberSequences],
    says: t.revokeDone,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.revokeTitle(number)}
      note={t.revokeNote}
      submit={t.revoke}
      command={revoke}
      onClose={onClose}
      onSubmit={({ reason }) => revoke.mutate({ params: { explanationId }, body: { reason } })}
    >
      <Form.Item
        name="reason"
        label={t.revokeReason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
