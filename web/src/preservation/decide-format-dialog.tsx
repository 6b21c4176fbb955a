import { listFormats, listJudgedFiles } from '@lantai/contract/preservation/conversion.api.ts';
import {
  decideFormat,
  listRegisteredFormats,
} from '@lantai/contract/preservation/format-register.api.ts';
import {
  type FormatStanding,
  formatStandingNames,
  formatStandings,
  type RegisteredFormat,
} from '@lantai/contract/preservation/format-register.ts';
import { Form, Input, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { conversionText } from './conversion.text.ts';

const t = conversionText.register;

type Props = { agencyId: string; format: RegisteredFormat; onClose: () => void };

export function DecideFormatDialog({ agencyId, format, onClose }: Props) {
  const command = useApiCommand(decideFormat, {
    refreshes: [listRegisteredFormats, listFormats, listJudgedFiles],
    says: t.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ standing: FormatStanding; reason: string }>
      title={t.decideTitle(format.name)}
      submit={t.decide}
      note={t.decideNote}
      command={command}
      onClose={onClose}
      initial={{ standing: format.decision?.standing ?? 'by-rule' }}
      onSubmit={(values) => command.mutate({ body: { ...values, agencyId, format: format.key } })}
    >
      <Form.Item name="standing" label={t.standing}>
        <Radio.Group
          options={formatStandings.map((value) => ({ value, label: formatStandingNames[value] }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
