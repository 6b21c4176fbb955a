import {
  type DuplicatePair,
  duplicateKindNames,
  judgeDifferent,
  listDuplicates,
  revokeJudgment,
} from '@lantai/contract/collection/duplicates.api.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { instantText } from '#platform/times.ts';
import { RecordStateTag } from '../../records/record-state.tsx';
import { helpText } from './help.text.ts';

const t = helpText.duplicates;

export function duplicateColumns(
  onJudge: (pair: DuplicatePair) => void,
): readonly ListColumn<DuplicatePair>[] {
  return [
    {
      key: 'kind',
      title: t.kind,
      width: 176,
      render: (_, { kinds }) =>
        kinds.map((kind) => <div key={kind}>{duplicateKindNames[kind]}</div>),
    },
    {
      key: 'similarity',
      title: t.similarity,
      width: 72,
      align: 'right',
      // Never rounded up to 100: that is what the same bytes are.
      render: (_, { similarity }) => `${Math.floor(similarity * 100)}%`,
    },
    { key: 'low', title: t.one, width: 400, render: (_, { low }) => <Side of={low} /> },
    { key: 'high', title: t.other, render: (_, { high }) => <Side of={high} /> },
    {
      key: 'judgment',
      title: t.judgment,
      width: 176,
      render: (_, pair) => <Judgment pair={pair} onJudge={onJudge} />,
    },
  ];
}

function Side({ of }: { of: DuplicatePair['low'] }) {
  const particulars = [of.documentNumber, of.creator, of.documentOn].filter(
    (part) => part !== null,
  );
  return (
    <Flex vertical>
      <Link to="/records/$recordId" params={{ recordId: of.recordId }}>
        {of.title ?? t.untitled}
      </Link>
      <Typography.Text type="secondary">{particulars.join(' · ')}</Typography.Text>
      <Flex gap={8} align="center" wrap>
        <span className="code">{of.code}</span>
        <RecordStateTag state={of.state} />
      </Flex>
    </Flex>
  );
}

function Judgment({
  pair,
  onJudge,
}: {
  pair: DuplicatePair;
  onJudge: (pair: DuplicatePair) => void;
}) {
  const revoke = useApiCommand(revokeJudgment, {
    refreshes: [listDuplicates],
    says: t.revoked,
    saysProblem: true,
  });
  const { judgment } = pair;
  if (!judgment)
    return (
      <Flex vertical align="start">
        <MayButton
          access={judgeDifferent.access}
          type="link"
          size="small"
          className="inline-button"
          onClick={() => onJudge(pair)}
        >
          {t.judge}
        </MayButton>
        <VoidOne of={pair} />
      </Flex>
    );
  return (
    <Flex vertical align="start">
      <span>{judgment.reason}</span>
      <Typography.Text type="secondary">
        {judgment.judgedByName} {instantText(judgment.judgedAt)}
      </Typography.Text>
      <MayButton
        access={revokeJudgment.access}
        type="link"
        size="small"
        className="inline-button"
        loading={revoke.isPending}
        onClick={() => revoke.mutate({ params: { judgmentId: judgment.id } })}
      >
        {t.revoke}
      </MayButton>
    </Flex>
  );
}

/** Voiding belongs to the record's own page; what is filed is not voided at all. */
function VoidOne({ of: { low, high } }: { of: DuplicatePair }) {
  const unfiled = [high, low].find(({ state }) => state !== 'filed' && state !== 'filing');
  if (!unfiled) return null;
  return (
    <Link to="/records/$recordId" params={{ recordId: unfiled.recordId }} title={t.voidHint}>
      {t.void} {unfiled.code}
    </Link>
  );
}
