import { retentionName } from '@lantai/contract/classification/retention.ts';
import { listClauses } from '@lantai/contract/collection/collection.api.ts';
import {
  decideScope,
  listOutOfScope,
  proposeScope,
} from '@lantai/contract/collection/out-of-scope.api.ts';
import {
  type ScopeAnswer,
  type ScopeCase,
  scopeAnswer,
  scopeAnswerNames,
} from '@lantai/contract/collection/out-of-scope.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { afterSteps } from '../refreshed-reads.ts';
import { dutiesText } from './duties.text.ts';

const t = dutiesText.scope;

type Fields = { answer: ScopeAnswer; clauseId?: string; reason: string };

type Props = {
  readonly scope: ScopeCase;
  readonly step: 'propose' | 'decide';
  readonly onClose: () => void;
};

/** Under a clause after all, or left out; proposed by the one, decided by the other. */
export function AnswerScopeDialog({ scope, step, onClose }: Props) {
  const refreshes = [listOutOfScope, ...afterSteps];
  const propose = useApiCommand(proposeScope, { refreshes, says: t.proposed, onDone: onClose });
  const decide = useApiCommand(decideScope, { refreshes, says: t.decided, onDone: onClose });
  const command = step === 'propose' ? propose : decide;
  return (
    <FormDialog<Fields>
      title={`${t[step]}：${scope.title ?? scope.number ?? ''}`}
      submit={t[step]}
      note={scope.note}
      command={command}
      initial={{ answer: scope.proposal?.answer ?? 'file' }}
      onClose={onClose}
      onSubmit={({ answer, clauseId, reason }) =>
        command.mutate({
          params: { caseId: scope.id },
          body: { clauseId: answer === 'file' ? (clauseId ?? null) : null, reason },
        })
      }
    >
      <Form.Item name="answer" label={t.answer}>
        <Select
          options={scopeAnswer.options.map((value) => ({ value, label: scopeAnswerNames[value] }))}
        />
      </Form.Item>
      <ClauseField agencyId={scope.agencyId} />
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function ClauseField({ agencyId }: { agencyId: string }) {
  const answer: ScopeAnswer = Form.useWatch('answer') ?? 'file';
  const { data, isPending } = useQuery(apiQuery(listClauses, { query: { agencyId } }));
  if (answer !== 'file') return null;
  return (
    <Form.Item
      name="clauseId"
      label={t.clause}
      rules={[{ required: true, message: t.clauseNeeded }]}
    >
      <Select
        loading={isPending}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={640}
        options={(data?.clauses ?? []).map(({ id, number, text, retention }) => ({
          value: id,
          label: `${number} ${text}（${retentionName(retention)}）`,
        }))}
      />
    </Form.Item>
  );
}
