import {
  listAppraisalPeople,
  listBatches,
  listExpired,
  openBatch,
} from '@lantai/contract/appraisal/appraisal.api.ts';
import { type GroupPart, groupPartNames } from '@lantai/contract/appraisal/appraisal.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { appraisalText } from './appraisal.text.ts';

const t = appraisalText.opening;

/** Who is in the group beside its leader, who stands for 分管领导. */
const parts: readonly Exclude<GroupPart, 'leader'>[] = ['archives', 'business', 'secrecy'];

type Props = {
  fonds: { id: string; agencyId: string };
  expiredBy: string;
  recordIds: readonly string[] | undefined;
  records: number;
  onClose: () => void;
};

type Fields = {
  basis: string;
  method: string;
  leader: string;
  dueOn: Dayjs;
} & Record<(typeof parts)[number], string[]>;

/** Takes what has expired up into a batch, for a group to decide on. */
export function OpenBatchDialog({ fonds, expiredBy, recordIds, records, onClose }: Props) {
  const navigate = useNavigate();
  const people = useQuery(apiQuery(listAppraisalPeople, { params: { agencyId: fonds.agencyId } }));
  const command = useApiCommand(openBatch, {
    refreshes: [listExpired, listBatches],
    says: t.done,
    onDone: ({ batchId }) =>
      void navigate({ to: '/appraisal/batches/$batchId', params: { batchId } }),
  });
  const options = (people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const needed = [{ required: true, message: t.needed }];
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={t.note(count(records))}
      command={command}
      initial={{ basis: t.basisGiven, method: t.methodGiven }}
      onClose={onClose}
      onSubmit={({ basis, method, leader, dueOn, ...group }) =>
        command.mutate({
          body: {
            ...{ fondsId: fonds.id, expiredBy, basis, method, leaderId: leader },
            ...(recordIds && { recordIds: [...recordIds] }),
            members: [
              { personId: leader, part: 'leader' as const },
              ...parts.flatMap((part) =>
                (group[part] ?? []).map((personId) => ({ personId, part })),
              ),
            ],
            dueOn: dueOn.format('YYYY-MM-DD'),
          },
        })
      }
    >
      <Form.Item name="leader" label={`${groupPartNames.leader}（${t.leader}）`} rules={needed}>
        <Select showSearch optionFilterProp="label" options={options} />
      </Form.Item>
      {parts.map((part) => (
        <Form.Item key={part} name={part} label={groupPartNames[part]} rules={needed}>
          <Select mode="multiple" optionFilterProp="label" options={options} />
        </Form.Item>
      ))}
      <Form.Item name="basis" label={appraisalText.batch.facts.basis} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="method" label={t.method} rules={needed}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="dueOn" label={t.dueOn} rules={needed}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
