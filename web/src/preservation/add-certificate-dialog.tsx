import {
  addTrustedCertificate,
  getTrustList,
  previewCertificates,
} from '@lantai/contract/preservation/trust.api.ts';
import {
  type ShownCertificate,
  type TrustRole,
  trustRoleNames,
  trustRoleNotes,
} from '@lantai/contract/preservation/trust.ts';
import { Button, Form, Input, Radio, Select, Typography, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { base64Of } from '#platform/base64-of.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { trustText as t } from './trust.text.ts';

type Fields = { role: TrustRole; source: string; reason: string };

/** The certificate is shown as it was read before anybody can add it. */
export function AddCertificateDialog({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState<ShownCertificate>();
  const preview = useApiCommand(previewCertificates, {
    refreshes: [],
    onDone: ([first]) => setChosen(first),
  });
  const command = useApiCommand(addTrustedCertificate, {
    refreshes: [getTrustList],
    says: t.done,
    onDone: onClose,
  });
  const read = async (file: File) => {
    setChosen(undefined);
    preview.mutate({ body: { file: await base64Of(file) } });
  };
  return (
    <FormDialog<Fields>
      title={t.add}
      submit={t.add}
      command={command}
      onClose={onClose}
      onSubmit={(fields) => {
        if (chosen) command.mutate({ body: { certificate: chosen.certificate, ...fields } });
      }}
    >
      <Form.Item
        name="file"
        label={t.file}
        extra={t.fileNote}
        // Whether there is a certificate in it is known only when it has been read.
        validateTrigger={[]}
        rules={[
          {
            validator: () => (chosen ? Promise.resolve() : Promise.reject()),
            message: t.fileMissing,
            required: true,
          },
        ]}
      >
        <Upload
          accept=".cer,.crt,.pem,.der"
          maxCount={1}
          beforeUpload={(file) => {
            void read(file);
            return false;
          }}
        >
          <Button loading={preview.isPending}>{t.choose}</Button>
        </Upload>
      </Form.Item>
      <ProblemNotice problem={preview.error} />
      {chosen && preview.data && (
        <Chosen certificates={preview.data} chosen={chosen} onChoose={setChosen} />
      )}
      {words.map(([name, most, note, missing]) => (
        <Form.Item
          key={name}
          name={name}
          label={t[name]}
          extra={note}
          rules={[{ required: true, whitespace: true, message: missing }]}
        >
          <Input maxLength={most} />
        </Form.Item>
      ))}
    </FormDialog>
  );
}

const words = [
  ['source', 200, t.sourceNote, t.sourceMissing],
  ['reason', 500, undefined, t.reasonMissing],
] as const;

type ChosenProps = {
  certificates: readonly ShownCertificate[];
  chosen: ShownCertificate;
  onChoose: (certificate: ShownCertificate | undefined) => void;
};

/** What is in the file, and for what it may be trusted. */
function Chosen({ certificates, chosen, onChoose }: ChosenProps) {
  const form = Form.useFormInstance<Fields>();
  // Each certificate has its own likeliest role: what was chosen for another is not kept.
  useEffect(() => form.setFieldValue('role', chosen.roles[0]), [form, chosen]);
  return (
    <>
      {certificates.length > 1 && (
        <Form.Item label={t.which}>
          <Select
            value={chosen.sm3}
            options={certificates.map(({ sm3, subject }) => ({ value: sm3, label: subject }))}
            onChange={(sm3) => onChoose(certificates.find((one) => one.sm3 === sm3))}
          />
        </Form.Item>
      )}
      <CertificateFacts certificate={chosen} />
      <Typography.Paragraph type="secondary">{t.compare}</Typography.Paragraph>
      <Form.Item name="role" label={t.role} rules={[{ required: true, message: t.roleMissing }]}>
        <Radio.Group
          vertical
          options={chosen.roles.map((role) => ({
            value: role,
            label: `${trustRoleNames[role]}：${trustRoleNotes[role]}`,
          }))}
        />
      </Form.Item>
    </>
  );
}
