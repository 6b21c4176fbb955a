import {
  changeAppraisalSetting,
  getAppraisalSetting,
  listExpired,
} from '@lantai/contract/appraisal/appraisal.api.ts';
import {
  type CountsFrom,
  countsFrom,
  countsFromNames,
} from '@lantai/contract/appraisal/appraisal.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { appraisalText } from './appraisal.text.ts';

const t = appraisalText.setting;

type Fields = { countsFrom: CountsFrom; source: string; coolingMonths: number; reason: string };

/** How an agency counts its periods, and how long an approved list waits. */
export function SettingDialog({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const { data } = useQuery(apiQuery(getAppraisalSetting, { params: { agencyId } }));
  const command = useApiCommand(changeAppraisalSetting, {
    refreshes: [getAppraisalSetting, listExpired],
    says: t.done,
    onDone: onClose,
  });
  if (!data) return null;
  const needed = [{ required: true, message: t.needed }];
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      command={command}
      initial={{
        countsFrom: data.countsFrom,
        source: data.source,
        coolingMonths: data.coolingMonths,
      }}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { agencyId }, body })}
    >
      <Form.Item name="countsFrom" label={t.countsFrom} rules={needed}>
        <Radio.Group
          options={countsFrom.options.map((value) => ({ value, label: countsFromNames[value] }))}
        />
      </Form.Item>
      <Form.Item name="source" label={t.source} rules={needed}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name="coolingMonths" label={t.cooling} rules={needed}>
        <InputNumber min={1} max={60} precision={0} />
      </Form.Item>
      <Form.Item name="reason" label={t.reason} rules={needed}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
