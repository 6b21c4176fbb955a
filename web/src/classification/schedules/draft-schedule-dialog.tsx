import {
  draftSchedule,
  listSchedules,
} from '@lantai/contract/classification/classification.api.ts';
import type { Schedule } from '@lantai/contract/classification/fonds.ts';
import { Form, Input, Select } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { UnitSelect } from '../../identity/unit-select.tsx';
import { classificationText } from '../classification.text.ts';

const t = classificationText.schedules;

type Fields = { agencyId: string; title: string; fromScheduleId: string };

type Props = {
  readonly schedules: readonly Schedule[];
  readonly onDrafted: (scheduleId: string) => void;
  readonly onClose: () => void;
};

export function DraftScheduleDialog({ schedules, onDrafted, onClose }: Props) {
  const draft = useApiCommand(draftSchedule, {
    refreshes: [listSchedules],
    says: t.drafted,
    onDone: ({ id }) => onDrafted(id),
  });
  // Mostly it is the version in force that is taken further, and else the national model.
  const effective = schedules.filter(({ state }) => state === 'effective');
  const from = effective.find(({ agencyId }) => agencyId !== null) ?? effective[0];

  return (
    <FormDialog<Fields>
      title={t.draft}
      submit={t.draft}
      note={t.draftNote}
      command={draft}
      {...(from && { initial: { fromScheduleId: from.id, title: from.title } })}
      onClose={onClose}
      onSubmit={(body) => draft.mutate({ body })}
    >
      <Form.Item
        name="agencyId"
        label={t.agency}
        rules={[{ required: true, message: t.agencyNeeded }]}
      >
        <UnitSelect kinds={['agency']} />
      </Form.Item>
      <Form.Item
        name="fromScheduleId"
        label={t.from}
        rules={[{ required: true, message: t.fromNeeded }]}
      >
        <Select
          options={schedules.map(({ id, title, version, agencyName }) => ({
            value: id,
            label: `${agencyName ?? t.national} ${title} ${t.versionOf(version)}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="title"
        label={t.title}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
