import { retentionName } from '@lantai/contract/classification/retention.ts';
import { listClauses, preFileRecords } from '@lantai/contract/collection/collection.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { collectionText } from './collection.text.ts';
import { afterSteps } from './refreshed-reads.ts';

const t = collectionText.preFiling;

type Props = {
  readonly recordIds: string[];
  readonly agencyId: string | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Which clause of the schedule in force the selection falls under. */
export function ChooseClauseDialog({ recordIds, agencyId, onClose, onDone }: Props) {
  const inForce = useQuery({
    ...apiQuery(listClauses, { query: { agencyId: agencyId ?? '' } }),
    enabled: agencyId !== undefined,
  });
  const preFile = useApiCommand(preFileRecords, {
    refreshes: afterSteps,
    says: t.done.preFile,
    onDone,
  });
  const { scheduleTitle = '', version = 0, own = true, clauses = [] } = inForce.data ?? {};
  return (
    <FormDialog<{ clauseId: string }>
      title={t.clause.title(count(recordIds.length))}
      submit={t.actions.preFile}
      note={own ? t.clause.note(scheduleTitle, version) : t.clause.national}
      command={preFile}
      onClose={onClose}
      onSubmit={({ clauseId }) => preFile.mutate({ body: { recordIds, clauseId } })}
    >
      <Form.Item
        name="clauseId"
        label={t.clause.label}
        rules={[{ required: true, message: t.clause.needed }]}
      >
        <Select
          autoFocus
          loading={inForce.isPending}
          placeholder={t.clause.search}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={640}
          options={clauses.map(({ id, number, text, retention }) => ({
            value: id,
            label: `${number} ${text}（${retentionName(retention)}）`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
