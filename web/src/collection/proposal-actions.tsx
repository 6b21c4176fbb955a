import {
  decidingPartNames,
  type ProposalRow,
  proposalKindNames,
} from '@lantai/contract/collection/proposal.ts';
import {
  decideProposal,
  listProposals,
  withdrawProposal,
} from '@lantai/contract/collection/proposals.api.ts';
import { recordHistory } from '@lantai/contract/records/records.api.ts';
import { Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { collectionText } from './collection.text.ts';
import { afterSteps } from './refreshed-reads.ts';

const t = collectionText.proposals;

const refreshes = [listProposals, recordHistory, ...afterSteps];

/** Who has said what, and whose word is missing. */
export function ProposalConsents({ proposal: { decisions, missing } }: { proposal: ProposalRow }) {
  return (
    <Flex vertical>
      {decisions.map(({ part, consents, byName, reason }) => {
        const name = part in t.parts ? t.parts[part as keyof typeof t.parts] : part;
        return (
          <StateTag key={part} tone={consents ? 'done' : 'failed'}>
            {consents ? t.consented(name, byName) : t.declined(name, byName, reason ?? '')}
          </StateTag>
        );
      })}
      {missing.map((part) => (
        <StateTag key={part} tone="waiting">
          {t.waitsFor(decidingPartNames[part])}
        </StateTag>
      ))}
    </Flex>
  );
}

export function ProposalActions({ proposal }: { proposal: ProposalRow }) {
  const [refusing, setRefusing] = useState(false);
  const decide = useApiCommand(decideProposal, { refreshes, says: t.approved, saysProblem: true });
  const withdraw = useApiCommand(withdrawProposal, {
    refreshes,
    says: t.withdrawn,
    saysProblem: true,
  });
  const { id: proposalId, state, isOwn, mine, missing } = proposal;
  if (state !== 'open') return null;
  const params = { proposalId };
  if (isOwn)
    return (
      <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate({ params })}>
        {t.withdraw}
      </Button>
    );
  const because = mine
    ? undefined
    : t.others(missing.map((part) => decidingPartNames[part]).join('、'));
  return (
    <Flex gap={8}>
      <MayButton
        size="small"
        type="primary"
        access={decideProposal.access}
        because={because}
        loading={decide.isPending}
        onClick={() => decide.mutate({ params, body: { consents: true } })}
      >
        {t.approve}
      </MayButton>
      <MayButton
        size="small"
        access={decideProposal.access}
        because={because}
        onClick={() => setRefusing(true)}
      >
        {t.refuse}
      </MayButton>
      {refusing && <RefuseDialog proposal={proposal} onClose={() => setRefusing(false)} />}
    </Flex>
  );
}

function RefuseDialog({ proposal, onClose }: { proposal: ProposalRow; onClose: () => void }) {
  const refuse = useApiCommand(decideProposal, { refreshes, says: t.refused, onDone: onClose });
  return (
    <FormDialog<{ reason: string }>
      title={t.refusing(`${proposalKindNames[proposal.kind]} ${proposal.title ?? ''}`)}
      submit={t.refuse}
      command={refuse}
      onClose={onClose}
      onSubmit={({ reason }) =>
        refuse.mutate({ params: { proposalId: proposal.id }, body: { consents: false, reason } })
      }
    >
      <Form.Item
        name="reason"
        label={t.opinion}
        rules={[{ required: true, whitespace: true, message: t.opinionNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDialog>
  );
}
