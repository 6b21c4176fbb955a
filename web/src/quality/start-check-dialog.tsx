import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { listCheckRuns, startCheckRun } from '@lantai/contract/quality/quality.api.ts';
import { type RecordState, recordStateNames } from '@lantai/contract/records/record-life.ts';
import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { qualityText } from './quality.text.ts';

const t = qualityText.start;
const states: RecordState[] = [
  'registered',
  'pre-filed',
  'submitted',
  'returned',
  'accepted',
  'filed',
];

type Fields = { states: RecordState[]; name?: string };

export function StartCheckDialog({ fonds, onClose }: { fonds: Fonds; onClose: () => void }) {
  const navigate = useNavigate();
  const command = useApiCommand(startCheckRun, {
    refreshes: [listCheckRuns],
    onDone: ({ runId }) => void navigate({ to: '/quality/runs/$runId', params: { runId } }),
  });
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={t.note(`${fonds.code} ${fonds.name}`)}
      command={command}
      initial={{ states: ['pre-filed'] }}
      onSubmit={(fields) =>
        command.mutate({ body: { fondsId: fonds.id, states: fields.states, name: fields.name } })
      }
      onClose={onClose}
    >
      <Form.Item
        name="states"
        label={t.states}
        rules={[{ required: true, type: 'array', min: 1, message: t.statesMissing }]}
      >
        <Checkbox.Group
          options={states.map((state) => ({ value: state, label: recordStateNames[state] }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t.name}>
        <Input maxLength={100} placeholder={t.namePlaceholder} />
      </Form.Item>
    </FormDialog>
  );
}
