import type { CallOf } from '@lantai/contract/endpoint.ts';
import { issueToken, listTokens } from '@lantai/contract/identity/identity.api.ts';
import { Checkbox, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { SecretOnce } from '#platform/secret-once.tsx';
import { identityText } from './identity.text.ts';
import { UnitSelect } from './unit-select.tsx';

const t = identityText.tokens;

type Scope = CallOf<typeof issueToken>['body']['permissions'];
type Fields = { name: string; unitId: string; permissions: Scope; validUntil?: Dayjs };

/** Issues a key for another system, then shows it, once. */
export function IssueTokenDialog({ onClose }: { onClose: () => void }) {
  const issue = useApiCommand(issueToken, { refreshes: [listTokens] });
  if (issue.data)
    return (
      <SecretOnce
        title={t.issued(issue.variables?.body.name ?? '')}
        label={t.token}
        secret={issue.data.token}
        onClose={onClose}
      />
    );

  return (
    <FormDialog<Fields>
      title={t.issue}
      submit={t.issue}
      command={issue}
      onClose={onClose}
      onSubmit={({ validUntil, ...fields }) =>
        issue.mutate({ body: { ...fields, validUntil: validUntil?.format('YYYY-MM-DD') ?? null } })
      }
    >
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="unitId" label={t.unit} rules={[{ required: true, message: t.unitNeeded }]}>
        <UnitSelect kinds={['agency', 'department']} />
      </Form.Item>
      <Form.Item
        name="permissions"
        label={t.scope}
        rules={[{ required: true, type: 'array', min: 1, message: t.scopeNeeded }]}
      >
        <Checkbox.Group
          options={Object.entries(t.permissions).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="validUntil" label={t.until}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
