import { type ProposalKind, proposalKindNames } from '@lantai/contract/collection/proposal.ts';
import { listProposals, proposeChange } from '@lantai/contract/collection/proposals.api.ts';
import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { collectionText } from './collection.text.ts';
import { afterSteps } from './refreshed-reads.ts';

const t = collectionText.proposals.propose;

type Props = {
  readonly recordIds: readonly string[];
  readonly kind: Exclude<ProposalKind, 'correct'>;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Asks for a change of each record with one reason; stops at the first that cannot be asked for. */
export function ProposeDialog({ recordIds, kind, onClose, onDone }: Props) {
  const propose = useApiCommand(proposeChange, {
    refreshes: [...afterSteps, listProposals],
    says: t.done,
  });
  const all = useMutation({
    mutationFn: async (reason: string) => {
      for (const recordId of recordIds)
        await propose.mutateAsync({ body: { recordId, kind, reason } });
    },
    onSuccess: onDone,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.title(proposalKindNames[kind], count(recordIds.length))}
      submit={t.submit}
      note={kind === 'exclude' ? t.note : undefined}
      command={all}
      onClose={onClose}
      onSubmit={({ reason }) => all.mutate(reason)}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDialog>
  );
}
