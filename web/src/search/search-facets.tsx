import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { searchRecords } from '@lantai/contract/search/search.api.ts';
import { Button, Checkbox, DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { count } from '#platform/figures.ts';
import { searchText as t } from './search.text.ts';
import { type FacetName, facetLabel, facetNames, type SearchAddress } from './search-address.ts';

type Facets = ReplyOf<typeof searchRecords>['facets'];
type Value = Facets[FacetName][number];

type Props = {
  readonly facets: Facets | undefined;
  readonly address: SearchAddress;
  readonly onChange: (change: Partial<SearchAddress>) => void;
};

const fewest = 6;

/** The ways to narrow a search, each with the number of records it would leave. */
export function SearchFacets({ facets, address, onChange }: Props) {
  return (
    <aside className="search-facets" aria-label={t.filters}>
      <Period address={address} onChange={onChange} />
      {facetNames.map((name) => (
        <Facet
          key={name}
          name={name}
          values={facets?.[name] ?? []}
          chosen={address[name] ?? []}
          onChange={(chosen) => onChange({ [name]: chosen.length > 0 ? chosen : undefined })}
        />
      ))}
    </aside>
  );
}

function Period({ address: { from, to }, onChange }: Omit<Props, 'facets'>) {
  return (
    <fieldset>
      <legend>{t.period}</legend>
      <DatePicker.RangePicker
        size="small"
        allowEmpty={[true, true]}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        placeholder={[t.from, t.to]}
        aria-label={t.period}
        onChange={(days) =>
          onChange({
            from: days?.[0]?.format('YYYY-MM-DD'),
            to: days?.[1]?.format('YYYY-MM-DD'),
          })
        }
      />
    </fieldset>
  );
}

type FacetProps = {
  readonly name: FacetName;
  readonly values: readonly Value[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
};

function Facet({ name, values, chosen, onChange }: FacetProps) {
  const [all, showAll] = useState(false);
  const ordered = name === 'year' ? newestFirst(values) : values;
  // What is chosen is always to be seen, or it could not be taken off here.
  const shown = ordered.filter(({ value }, at) => all || at < fewest || chosen.includes(value));
  if (values.length === 0) return null;
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);

  return (
    <fieldset>
      <legend>{t.facets[name]}</legend>
      {shown.map(({ value, label, count: records }) => (
        <Flex key={value} justify="space-between" gap={8} className="facet-value">
          <Checkbox checked={chosen.includes(value)} onChange={() => toggle(value)}>
            {facetLabel(name, value, label) || t.noValue}
          </Checkbox>
          <Button type="link" className="inline-button" onClick={() => onChange([value])}>
            {count(records)}
          </Button>
        </Flex>
      ))}
      {values.length > fewest && (
        <Button type="link" size="small" className="inline-button" onClick={() => showAll(!all)}>
          {all ? t.fewerValues : t.moreValues(values.length - fewest)}
        </Button>
      )}
    </fieldset>
  );
}

function newestFirst(values: readonly Value[]): Value[] {
  return [...values].sort((left, right) => right.value.localeCompare(left.value));
}
