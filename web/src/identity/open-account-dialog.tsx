import { login } from '@lantai/contract/identity/account.ts';
import { createAccount, listAccounts } from '@lantai/contract/identity/identity.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { SecretOnce } from '#platform/secret-once.tsx';
import { identityText } from './identity.text.ts';
import { UnitSelect } from './unit-select.tsx';

const t = identityText.accounts;

type Fields = { name: string; agencyId?: string; login: string };

/** Opens an account without rights, then shows its first password, once. */
export function OpenAccountDialog({ onClose }: { onClose: () => void }) {
  const open = useApiCommand(createAccount, { refreshes: [listAccounts] });
  if (open.data)
    return (
      <SecretOnce
        title={t.opened(open.variables?.body.name ?? '')}
        label={t.password}
        secret={open.data.password}
        onClose={onClose}
      />
    );

  return (
    <FormDialog<Fields>
      title={t.openTitle}
      note={t.openHint}
      submit={t.open}
      command={open}
      onClose={onClose}
      onSubmit={({ agencyId = null, ...fields }) => open.mutate({ body: { ...fields, agencyId } })}
    >
      <Form.Item
        name="name"
        label={t.person}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="agencyId" label={t.agency} extra={t.agencyNote}>
        <UnitSelect kinds={['agency']} allowClear />
      </Form.Item>
      <Form.Item
        name="login"
        label={t.login}
        extra={t.loginHint}
        rules={[
          { required: true, message: t.loginNeeded },
          {
            validator: async (_, value = '') => {
              if (value && !login.safeParse(value).success) throw new Error(t.loginHint);
            },
          },
        ]}
      >
        <Input className="code" maxLength={32} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
