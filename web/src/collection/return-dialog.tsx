import { returnRecords } from '@lantai/contract/collection/collection.api.ts';
import type { SubmissionDetail } from '@lantai/contract/collection/submission.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { collectionText } from './collection.text.ts';
import { afterDecisions } from './refreshed-reads.ts';

const t = collectionText.submission.returning;

type Props = {
  readonly batch: SubmissionDetail;
  readonly recordIds: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Several records at once, each with its reason; what a check found is written in already. */
export function ReturnDialog({ batch, recordIds, onClose, onDone }: Props) {
  const returning = useApiCommand(returnRecords, {
    refreshes: afterDecisions,
    says: collectionText.submission.returned,
    onDone,
  });
  const items = batch.itemList.filter(({ recordId }) => recordIds.includes(recordId));
  return (
    <FormDialog<Record<string, string>>
      title={t.title(count(items.length))}
      submit={t.submit}
      note={t.each}
      command={returning}
      initial={Object.fromEntries(
        items.map((item) => [item.recordId, item.findings.join('；').slice(0, 500)]),
      )}
      onClose={onClose}
      onSubmit={(reasons) =>
        returning.mutate({
          params: { submissionId: batch.id },
          body: {
            items: items.map(({ recordId }) => ({ recordId, reason: reasons[recordId] ?? '' })),
          },
        })
      }
    >
      {items.map(({ recordId, temporaryNumber, title }, index) => (
        <Form.Item
          key={recordId}
          name={recordId}
          label={`${temporaryNumber ?? ''} ${title ?? ''}`}
          rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
        >
          <Input.TextArea autoFocus={index === 0} maxLength={500} autoSize />
        </Form.Item>
      ))}
    </FormDialog>
  );
}
