import type { Account } from '@lantai/contract/identity/account.ts';
import { listAccounts, setAccountState } from '@lantai/contract/identity/identity.api.ts';
import { Form, Input } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { identityText } from './identity.text.ts';

const t = identityText.account;
const verbs = { open: t.reopen, suspended: t.suspend, closed: t.close };

type Props = {
  readonly account: Account;
  readonly target: Account['state'];
  readonly onClose: () => void;
};

/** Suspends, reopens or closes an account, with a reason. Closing cannot be undone, so it is typed. */
export function AccountStateDialog({ account: { id, login, personName }, target, onClose }: Props) {
  const change = useApiCommand(setAccountState, { refreshes: [listAccounts], onDone: onClose });
  const isFinal = target === 'closed';

  return (
    <FormDialog<{ reason: string }>
      title={t.stateTitle[target](personName)}
      note={t.stateHint[target]}
      submit={verbs[target]}
      command={change}
      danger={isFinal}
      onClose={onClose}
      onSubmit={({ reason }) =>
        change.mutate({ params: { accountId: id }, body: { state: target, reason } })
      }
    >
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      {isFinal && (
        <Form.Item
          name="typedLogin"
          label={t.typeLogin(login)}
          rules={[
            {
              required: true,
              pattern: new RegExp(`^${RegExp.escape(login)}$`),
              message: t.typeLoginWrong,
            },
          ]}
        >
          <Input className="code" autoComplete="off" />
        </Form.Item>
      )}
    </FormDialog>
  );
}
