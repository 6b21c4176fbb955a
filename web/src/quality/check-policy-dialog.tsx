import { decideCheckPolicy, getCheckPolicy } from '@lantai/contract/quality/quality.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { PolicyFieldTabs } from './check-policy-fields.tsx';
import { fieldsOf, type PolicyFields, policyOf } from './check-policy-form.ts';
import { qualityText } from './quality.text.ts';
import './quality.css';

const t = qualityText.policy;

type Fields = PolicyFields & { reason: string };

type Props = { agencyId: string; onClose: () => void };

/** The policy in force of all three stages as a form; deciding it makes a new version. */
export function CheckPolicyDialog({ agencyId, onClose }: Props) {
  const { data } = useQuery(apiQuery(getCheckPolicy, { query: { agencyId } }));
  const command = useApiCommand(decideCheckPolicy, {
    refreshes: [getCheckPolicy],
    says: t.done,
    onDone: onClose,
  });
  if (!data) return null;
  const { policy, version } = data;
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={t.note(version === 0 ? t.product : t.version(String(version)))}
      command={command}
      initial={fieldsOf(policy)}
      onSubmit={({ reason, ...fields }) =>
        command.mutate({
          query: { agencyId },
          body: { policy: policyOf(policy, fields), version, reason },
        })
      }
      onClose={onClose}
    >
      <PolicyFieldTabs />
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, message: t.reasonMissing }]}
      >
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </FormDialog>
  );
}
