import { recordHistory } from '@lantai/contract/records/records.api.ts';
import type { RecordRelation } from '@lantai/contract/records/relation.ts';
import { listRelations, unrelateRecords } from '@lantai/contract/records/relations.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { relationsText as t } from './relations.text.ts';

type Props = { recordId: string; relation: RecordRelation; onClose: () => void };

export function UnrelateDialog({ recordId, relation, onClose }: Props) {
  const command = useApiCommand(unrelateRecords, {
    refreshes: [listRelations, recordHistory],
    says: t.removed,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.removing(relation.other.title ?? t.untitled)}
      submit={t.remove}
      note={t.removeNote}
      danger
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { recordId, relationId: relation.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input autoFocus maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
