import { listOutOfScope, putOutOfScope } from '@lantai/contract/collection/out-of-scope.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { afterSteps } from '../refreshed-reads.ts';
import { dutiesText } from './duties.text.ts';

const t = dutiesText.scope;

type Props = {
  readonly recordId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

export function PutOutOfScopeDialog({ recordId, onClose, onDone }: Props) {
  const put = useApiCommand(putOutOfScope, {
    refreshes: [listOutOfScope, ...afterSteps],
    says: t.putDone,
    onDone,
  });
  return (
    <FormDialog<{ note: string }>
      title={t.put}
      submit={t.put}
      note={t.putNote}
      command={put}
      onClose={onClose}
      onSubmit={(body) => put.mutate({ params: { recordId }, body })}
    >
      <Form.Item
        name="note"
        label={t.note}
        rules={[{ required: true, whitespace: true, message: t.noteNeeded }]}
      >
        <Input.TextArea autoFocus rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
