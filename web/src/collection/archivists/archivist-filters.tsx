import {
  employmentNames,
  employments,
  postRoles,
  postStateNames,
  postStates,
  postWarningNames,
  postWarnings,
} from '@lantai/contract/collection/archivist-post.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import { Input, Select, Tag } from 'antd';
import { UnitSelect } from '../../identity/unit-select.tsx';
import { archivistsText } from './archivists.text.ts';

const t = archivistsText.filters;

type Filters = {
  readonly text?: string | undefined;
  readonly agency?: string | undefined;
  readonly person?: string | undefined;
  readonly state?: string | undefined;
  readonly role?: string | undefined;
  readonly employment?: string | undefined;
  readonly warning?: string | undefined;
};

type Props = {
  readonly value: Filters;
  readonly personName: string | undefined;
  readonly onChange: (change: Filters) => void;
};

/** The filter bar of the register; who has not left is shown unless a state is chosen. */
export function ArchivistFilters({ value, personName, onChange }: Props) {
  const { text, agency, person } = value;
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
        style={{ width: 150 }}
        aria-label={t.agency}
        placeholder={t.agency}
        {...(agency && { value: agency })}
        onChange={(id: string | undefined) => onChange({ agency: id })}
      />
      <Choice
        name={t.state}
        value={value.state}
        options={[...postStates.map((state) => [state, postStateNames[state]] as const), all]}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        name={t.role}
        value={value.role}
        options={postRoles.map((role) => [role, roleNames[role]])}
        onChange={(role) => onChange({ role })}
      />
      <Choice
        name={t.employment}
        value={value.employment}
        options={employments.map((each) => [each, employmentNames[each]])}
        onChange={(employment) => onChange({ employment })}
      />
      <Choice
        name={t.warning}
        value={value.warning}
        options={postWarnings.map((warning) => [warning, postWarningNames[warning]])}
        onChange={(warning) => onChange({ warning, state: warning ? 'all' : value.state })}
      />
      {person && (
        <Tag closable onClose={() => onChange({ person: undefined })}>
          {t.person(personName ?? '')}
        </Tag>
      )}
    </>
  );
}

const all = ['all', archivistsText.all] as const;

type ChoiceProps = {
  readonly name: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string | undefined) => void;
};

function Choice({ name, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      allowClear
      aria-label={name}
      placeholder={name}
      style={{ width: 120 }}
      popupMatchSelectWidth={false}
      value={value ?? null}
      options={options.map(([key, label]) => ({ value: key, label }))}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
