import {
  approveDestruction,
  executeDestruction,
  getDestructionList,
  listDestructionLists,
  rejectFromList,
  stateCopies,
  superviseDestruction,
} from '@lantai/contract/disposal/disposal.api.ts';
import {
  type DestructionDetail,
  type StatementKind,
  statementKind,
  statementKindNames,
} from '@lantai/contract/disposal/disposal.ts';
import { Form, Input, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { disposalText } from './disposal.text.ts';

type Props = { list: DestructionDetail; onClose: () => void };

const refreshes = [getDestructionList, listDestructionLists] as const;

type Rejecting = Props & { positions: readonly number[]; onDone: () => void };

/** Strikes records off before the list is approved; their group decides again. */
export function RejectDialog({ list, positions, onDone, onClose }: Rejecting) {
  const t = disposalText.rejecting;
  const command = useApiCommand(rejectFromList, { refreshes, says: t.done, onDone });
  return (
    <FormDialog<{ reason: string }>
      title={t.title(count(positions.length))}
      submit={t.submit}
      note={t.note}
      command={command}
      onClose={onClose}
      onSubmit={({ reason }) =>
        command.mutate({ params: { listId: list.id }, body: { positions: [...positions], reason } })
      }
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

export function ApproveDialog({ list, onClose }: Props) {
  const t = disposalText.approving;
  const command = useApiCommand(approveDestruction, { refreshes, says: t.done, onDone: onClose });
  return (
    <FormDialog<{ note?: string }>
      title={t.title(list.number)}
      submit={t.submit}
      note={t.note(list.coolingMonths)}
      command={command}
      onClose={onClose}
      onSubmit={({ note = '' }) => command.mutate({ params: { listId: list.id }, body: { note } })}
    >
      <Form.Item name="note" label={t.remark}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

export function SuperviseDialog({ list, onClose }: Props) {
  const t = disposalText.supervising;
  const command = useApiCommand(superviseDestruction, { refreshes, says: t.done, onDone: onClose });
  const needed = [{ required: true, whitespace: true, message: t.needed }];
  return (
    <FormDialog<{ place: string; method: string }>
      title={`${t.title} ${list.number}`}
      submit={t.submit}
      command={command}
      initial={{ method: t.methodGiven }}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { listId: list.id }, body })}
    >
      <Form.Item name="place" label={t.place} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="method" label={t.method} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** Cannot be undone: whoever means it writes the number of the list. */
export function ExecuteDialog({ list, onClose }: Props) {
  const t = disposalText.executing;
  const command = useApiCommand(executeDestruction, { refreshes, onDone: onClose });
  return (
    <FormDialog<{ number: string }>
      title={t.title(list.number)}
      submit={t.submit}
      note={t.note}
      command={command}
      danger
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { listId: list.id }, body })}
    >
      <Form.Item
        name="number"
        label={t.number}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

/** What became of copies that this system does not keep (GB/T 18894-2016, form A.4). */
export function StateCopiesDialog({ list, onClose }: Props) {
  const t = disposalText.stating;
  const command = useApiCommand(stateCopies, { refreshes, says: t.done, onDone: onClose });
  const open = statementKind.options.filter((kind) => list[kind] === null);
  return (
    <FormDialog<{ kind: StatementKind; text: string }>
      title={t.title}
      submit={t.submit}
      note={t.note}
      command={command}
      initial={open[0] ? { kind: open[0] } : {}}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { listId: list.id }, body })}
    >
      <Form.Item name="kind" label={t.kind} rules={[{ required: true, message: t.needed }]}>
        <Radio.Group options={open.map((value) => ({ value, label: statementKindNames[value] }))} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t.text}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
