import {
  type MemoirComparison,
  type MemoirConfirmation,
  type MemoirDetail,
  memoirConfirmation,
  memoirConfirmationNames,
} from '@lantai/contract/collection/memoir.ts';
import { confirmMemoir, getMemoir, listMemoirs } from '@lantai/contract/collection/memoirs.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { Alert, Form, Input, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { memoirsText as t } from './memoirs.text.ts';

type Fields = { confirmation: MemoirConfirmation } & Partial<MemoirComparison>;

/** The leader confirms; where a record tells it differently, only with a comparison. */
export function ConfirmMemoirDialog({
  memoir,
  onClose,
}: {
  memoir: MemoirDetail;
  onClose: () => void;
}) {
  const command = useApiCommand(confirmMemoir, {
    refreshes: [getMemoir, listMemoirs, getWorkbench],
    says: t.approved,
    onDone: onClose,
  });
  const conflicts = memoir.versions[0]?.conflicts.length ?? 0;
  return (
    <FormDialog<Fields>
      title={t.approve}
      submit={t.approve}
      note={t.approveNote}
      command={command}
      initial={{ confirmation: 'determined' }}
      onClose={onClose}
      onSubmit={({ confirmation, differences = '', adopted = '', reason = '' }) =>
        command.mutate({
          params: { memoirId: memoir.id },
          body: {
            confirmation,
            shown: memoir.proposed.map(({ recordId }) => recordId),
            comparison: conflicts > 0 ? { differences, adopted, reason } : null,
          },
        })
      }
    >
      <Form.Item name="confirmation" label={t.confirmation}>
        <Radio.Group
          options={memoirConfirmation.options.map((value) => ({
            value,
            label: memoirConfirmationNames[value],
          }))}
        />
      </Form.Item>
      {conflicts > 0 && (
        <>
          <Form.Item>
            <Alert type="warning" showIcon title={t.comparedNote(conflicts)} />
          </Form.Item>
          <Compared name="differences" label={t.differences} />
          <Compared name="adopted" label={t.adopted} />
          <Compared name="reason" label={t.comparisonReason} />
        </>
      )}
    </FormDialog>
  );
}

function Compared({ name, label }: { name: keyof MemoirComparison; label: string }) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: t.needed }]}
    >
      <Input.TextArea rows={2} maxLength={1000} />
    </Form.Item>
  );
}
