import {
  excludeFinished,
  type FinishedRow,
  listFinished,
  reconcile,
} from '@lantai/contract/capture/exchange/reconciliation.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { exchangeText } from './exchange.text.ts';

const t = exchangeText.reconciliation.list;

type Props = { readonly rows: readonly FinishedRow[]; readonly onClose: () => void };

/** One source at a time: its decision names its own instances. */
export function ExcludeFinishedDialog({ rows, onClose }: Props) {
  const [first] = rows;
  const exclude = useApiCommand(excludeFinished, {
    refreshes: [reconcile, listFinished, getWorkbench],
    says: t.excluded,
    onDone: onClose,
  });
  if (!first) return null;
  const ofSource = rows.filter(({ sourceId }) => sourceId === first.sourceId);
  return (
    <FormDialog<{ reason: string }>
      title={t.exclude(ofSource.length)}
      submit={t.exclude(ofSource.length)}
      note={t.excludeNote}
      command={exclude}
      onClose={onClose}
      onSubmit={({ reason }) =>
        exclude.mutate({
          body: {
            sourceId: first.sourceId,
            sourceKeys: ofSource.map(({ sourceKey }) => sourceKey),
            reason,
          },
        })
      }
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
