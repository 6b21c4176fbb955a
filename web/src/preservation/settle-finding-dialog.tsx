import {
  getInspection,
  getInspectionStanding,
  settleFinding,
} from '@lantai/contract/preservation/fixity.api.ts';
import type { FixityFinding } from '@lantai/contract/preservation/fixity.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { inspectionText } from './inspection.text.ts';

const t = inspectionText.finding;

type Props = { runId: string; finding: FixityFinding; onClose: () => void };

export function SettleFindingDialog({ runId, finding, onClose }: Props) {
  const command = useApiCommand(settleFinding, {
    refreshes: [getInspection, getInspectionStanding],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ settlement: string }>
      title={t.settleTitle}
      submit={t.settle}
      note={t.settleNote}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { runId, position: finding.position }, body })}
    >
      <Form.Item
        name="settlement"
        label={t.settlement}
        rules={[{ required: true, whitespace: true, message: t.settlementNeeded }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
