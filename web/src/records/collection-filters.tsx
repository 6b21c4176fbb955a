import { categoryCodes, categoryName } from '@lantai/contract/classification/category.ts';
import { recordStateNames, recordStates } from '@lantai/contract/records/record-life.ts';
import { Input, InputNumber, Select } from 'antd';
import { collectionText } from './collection.text.ts';
import type { CollectionSearch } from './collection-search.ts';
import { useDepartments } from './departments.ts';

const t = collectionText.filter;

type FiltersProps = {
  search: CollectionSearch;
  agencyId: string | undefined;
  onChange: (change: Partial<CollectionSearch>) => void;
};

export function CollectionFilters({ search, agencyId, onChange }: FiltersProps) {
  const departments = useDepartments(agencyId);
  return (
    <>
      <Input.Search
        key={search.text}
        allowClear
        aria-label={t.text}
        placeholder={t.text}
        defaultValue={search.text ?? ''}
        style={{ width: 190 }}
        onSearch={(text) => onChange({ text: text.trim() || undefined })}
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        aria-label={t.state}
        placeholder={t.state}
        style={{ width: 110 }}
        value={search.state ?? []}
        options={recordStates.map((value) => ({ value, label: recordStateNames[value] }))}
        onChange={(state) => onChange({ state: state.length > 0 ? state : undefined })}
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        aria-label={t.category}
        placeholder={t.category}
        style={{ width: 110 }}
        value={search.category ?? []}
        options={categoryCodes.map((value) => ({ value, label: categoryName(value) }))}
        onChange={(category) => onChange({ category: category.length > 0 ? category : undefined })}
      />
      <YearFilter year={search.year} onChange={(year) => onChange({ year })} />
      <Select
        allowClear
        aria-label={t.department}
        placeholder={t.department}
        style={{ width: 108 }}
        value={search.departmentId ?? null}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(departmentId) => onChange({ departmentId: departmentId ?? undefined })}
      />
      <ConditionFilter search={search} onChange={onChange} />
    </>
  );
}

function YearFilter({
  year,
  onChange,
}: {
  year: number | undefined;
  onChange: (year: number | undefined) => void;
}) {
  const take = (text: string) => onChange(/^\d{4}$/u.test(text) ? Number(text) : undefined);
  return (
    <InputNumber<number>
      key={year}
      aria-label={t.year}
      placeholder={t.year}
      controls={false}
      style={{ width: 68 }}
      {...(year !== undefined && { defaultValue: year })}
      onPressEnter={({ currentTarget }) => take(currentTarget.value)}
      onBlur={({ target }) => take(target.value)}
    />
  );
}

/** Three questions that exclude one another, so one field. */
function ConditionFilter({ search, onChange }: Omit<FiltersProps, 'agencyId'>) {
  const conditions = {
    ready: { ready: 'true', quarantined: undefined },
    faulty: { ready: 'false', quarantined: undefined },
    quarantined: { ready: undefined, quarantined: 'true' },
  } as const;
  const none = { ready: undefined, quarantined: undefined };
  const names = Object.keys(conditions) as (keyof typeof conditions)[];
  const value = names.find(
    (name) =>
      conditions[name].ready === search.ready &&
      conditions[name].quarantined === search.quarantined,
  );
  return (
    <Select
      allowClear
      aria-label={t.condition}
      placeholder={t.condition}
      style={{ width: 100 }}
      value={value ?? null}
      options={names.map((name) => ({ value: name, label: t[name] }))}
      onChange={(name) => onChange(name ? conditions[name] : none)}
    />
  );
}
