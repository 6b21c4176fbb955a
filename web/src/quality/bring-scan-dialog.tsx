import { bringWeaknessScan, listWeaknessScans } from '@lantai/contract/quality/quality.api.ts';
import { Button, DatePicker, Form, Input, InputNumber, Upload } from 'antd';
import type { Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { base64Of } from '#platform/base64-of.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { qualityText } from './quality.text.ts';

const t = qualityText.scans;
const c = t.columns;

type Fields = {
  tool: string;
  toolVersion: string;
  scannedOn: Dayjs;
  severe: number;
  report: { originFileObj?: File }[];
};

type Props = { agencyId: string; onClose: () => void };

/** The report of a scanner, with what it says in figures. */
export function BringScanDialog({ agencyId, onClose }: Props) {
  const command = useApiCommand(bringWeaknessScan, {
    refreshes: [listWeaknessScans],
    says: t.done,
    onDone: onClose,
  });
  const submit = async ({ report, scannedOn, ...scan }: Fields) => {
    const file = report[0]?.originFileObj;
    if (!file) return;
    const content = await base64Of(file);
    command.mutate({
      query: { agencyId },
      body: { ...scan, scannedOn: scannedOn.format('YYYY-MM-DD'), fileName: file.name, content },
    });
  };
  return (
    <FormDialog<Fields>
      title={t.bring}
      submit={t.bring}
      note={t.bringNote}
      command={command}
      initial={{ severe: 0 }}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="tool"
        label={c.tool}
        rules={[{ required: true, whitespace: true, message: t.missing.tool }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item
        name="toolVersion"
        label={c.toolVersion}
        rules={[{ required: true, whitespace: true, message: t.missing.toolVersion }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="scannedOn"
        label={c.scannedOn}
        rules={[{ required: true, message: t.missing.scannedOn }]}
      >
        <DatePicker />
      </Form.Item>
      <Form.Item name="severe" label={c.severe}>
        <InputNumber min={0} max={100_000} precision={0} />
      </Form.Item>
      <Form.Item
        name="report"
        label={c.file}
        extra={t.ofKind}
        valuePropName="fileList"
        getValueFromEvent={({ fileList }: { fileList: unknown }) => fileList}
        rules={[{ required: true, message: t.missing.file }]}
      >
        <Upload
          accept="application/pdf,image/jpeg,image/png"
          beforeUpload={() => false}
          maxCount={1}
        >
          <Button>{t.choose}</Button>
        </Upload>
      </Form.Item>
    </FormDialog>
  );
}
