import { getTrustList, takeOffCertificate } from '@lantai/contract/preservation/trust.api.ts';
import type { TrustedCertificate } from '@lantai/contract/preservation/trust.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { trustText as t } from './trust.text.ts';

type Props = { certificate: TrustedCertificate; onClose: () => void };

export function TakeOffCertificateDialog({ certificate, onClose }: Props) {
  const command = useApiCommand(takeOffCertificate, {
    refreshes: [getTrustList],
    says: t.doneTakeOff,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.takeOffTitle(certificate.subject)}
      submit={t.takeOff}
      note={t.takeOffNote}
      command={command}
      danger
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { certificateId: certificate.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonMissing }]}
      >
        <Input.TextArea autoFocus maxLength={500} autoSize />
      </Form.Item>
    </FormDialog>
  );
}
