import type { Account } from '@lantai/contract/identity/account.ts';
import { grantRole, listAccounts } from '@lantai/contract/identity/identity.api.ts';
import type { UnitKind } from '@lantai/contract/identity/organisation.ts';
import {
  businessRoles,
  isOfficer,
  officerRoles,
  type Role,
  roleNames,
  roleReach,
} from '@lantai/contract/identity/role.ts';
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { FormDialog } from '#platform/form-dialog.tsx';
import { identityText } from './identity.text.ts';
import { UnitSelect } from './unit-select.tsx';

const t = identityText.grant;

type Fields = { role: Role; unitId?: string; reason: string; validUntil?: Dayjs };

type Props = { readonly account: Account; readonly onClose: () => void };

export function GrantRoleDialog({ account, onClose }: Props) {
  const grant = useApiCommand(grantRole, {
    refreshes: [listAccounts],
    says: identityText.account.granted,
    onDone: onClose,
  });

  return (
    <FormDialog<Fields>
      title={t.title(account.personName)}
      submit={identityText.account.grant}
      command={grant}
      wayOut={grant.error?.code === 'identity.duty-conflict' && <DutyBasis />}
      onClose={onClose}
      onSubmit={({ role, unitId = null, reason, validUntil }) =>
        grant.mutate({
          params: { personId: account.personId },
          body: { role, unitId, reason, validUntil: validUntil?.format('YYYY-MM-DD') ?? null },
        })
      }
    >
      <Form.Item name="role" label={t.role} rules={[{ required: true, message: t.roleNeeded }]}>
        <Select autoFocus options={roleOptions(account)} />
      </Form.Item>
      <Form.Item noStyle dependencies={['role']}>
        {({ getFieldValue }) => <ScopeField role={getFieldValue('role') as Role | undefined} />}
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: identityText.account.reasonNeeded }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="validUntil" label={t.until}>
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}

function DutyBasis() {
  return <Basis rule={t.rule} source={t.source} />;
}

/**
 * The duties exclude one another (DA/T 92-2022, 9.1.3). What this account holds is known here and said
 * before it is tried; another account of the same person is known to the server alone.
 */
function roleOptions({ grants }: Account) {
  const held = grants.map(({ role }) => role);
  const offer = (role: Role) => {
    const against = held.find((other) => isOfficer(other) || isOfficer(role));
    const excluded = against !== undefined && against !== role;
    return {
      value: role,
      label: excluded ? `${roleNames[role]}（${t.excluded(roleNames[against])}）` : roleNames[role],
      disabled: excluded,
    };
  };
  return [
    { label: t.business, options: businessRoles.map(offer) },
    { label: t.officers, options: officerRoles.map(offer) },
  ];
}

const unitKindsOfReach: Record<(typeof roleReach)[Role], readonly UnitKind[]> = {
  everywhere: [],
  agency: ['agency'],
  department: ['department', 'agency'],
  region: ['region'],
};

/** Where a role reaches decides what can be chosen; the three administrators reach everywhere. */
function ScopeField({ role }: { role: Role | undefined }) {
  const kinds = role ? unitKindsOfReach[roleReach[role]] : [];
  if (kinds.length === 0) return null;
  return (
    <Form.Item name="unitId" label={t.scope} rules={[{ required: true, message: t.scopeNeeded }]}>
      <UnitSelect kinds={kinds} />
    </Form.Item>
  );
}
