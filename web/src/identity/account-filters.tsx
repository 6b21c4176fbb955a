import { type Role, roleNames, roles } from '@lantai/contract/identity/role.ts';
import { Input, Select } from 'antd';
import { identityText } from './identity.text.ts';
import { UnitSelect } from './unit-select.tsx';

const t = identityText.accounts;

type Filter = {
  text?: string | undefined;
  agencyId?: string | undefined;
  role?: Role | undefined;
};

type Props = { readonly value: Filter; readonly onChange: (change: Filter) => void };

/** The filter bar; the words are sought on Enter, so that typing never waits for an answer. */
export function AccountFilters({ value: { text, agencyId, role }, onChange }: Props) {
  return (
    <>
      <Input.Search
        key={text}
        allowClear
        className="filter"
        aria-label={t.find}
        placeholder={t.find}
        defaultValue={text}
        onSearch={(words) => onChange({ text: words.trim() || undefined })}
      />
      <UnitSelect
        kinds={['agency']}
        allowClear
        className="filter"
        aria-label={t.agency}
        placeholder={t.agency}
        {...(agencyId && { value: agencyId })}
        onChange={(id: string | undefined) => onChange({ agencyId: id })}
      />
      <Select<Role | undefined>
        allowClear
        className="filter"
        aria-label={t.role}
        placeholder={t.role}
        value={role}
        options={roles.map((each) => ({ value: each, label: roleNames[each] }))}
        onChange={(chosen) => onChange({ role: chosen })}
      />
    </>
  );
}
