import { Button, Flex, Tag } from 'antd';
import { searchText as t } from './search.text.ts';
import {
  facetLabel,
  facetNames,
  isFiltered,
  noFilters,
  type SearchAddress,
} from './search-address.ts';

type Props = {
  readonly address: SearchAddress;
  /** The names of departments, which the address has only by code. */
  readonly labels: ReadonlyMap<string, string>;
  readonly onChange: (change: Partial<SearchAddress>) => void;
};

/** What narrows the search just now; each can be taken off by itself. */
export function ChosenFilters({ address, labels, onChange }: Props) {
  if (!isFiltered(address)) return null;
  const chips = facetNames.flatMap((name) =>
    (address[name] ?? []).map((value) => ({
      key: `${name} ${value}`,
      name: `${t.facets[name]}：${facetLabel(name, value, labels.get(value))}`,
      without: { [name]: address[name]?.filter((one) => one !== value) },
    })),
  );
  const { from, to } = address;
  if (from || to)
    chips.push({
      key: 'period',
      name: `${t.period}：${from ?? ''} — ${to ?? ''}`,
      without: { from: undefined, to: undefined } as never,
    });

  return (
    <Flex gap={4} wrap align="center" className="chosen-filters">
      {chips.map(({ key, name, without }) => (
        <Tag
          key={key}
          closable={{ 'aria-label': t.remove(name) }}
          onClose={(event) => {
            event.preventDefault();
            onChange(without);
          }}
        >
          {name}
        </Tag>
      ))}
      <Button type="link" size="small" onClick={() => onChange(noFilters)}>
        {t.clear}
      </Button>
    </Flex>
  );
}
