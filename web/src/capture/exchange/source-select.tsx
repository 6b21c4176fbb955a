import { listSources } from '@lantai/contract/capture/exchange/sources.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { useMay } from '#platform/session.ts';

type Props = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (sourceId: string | undefined) => void;
};

/** A filter by source system; whoever may not list them sees the sources of the rows instead. */
export function SourceSelect({ label, value, onChange }: Props) {
  const may = useMay();
  const { data = [] } = useQuery({
    ...apiQuery(listSources, { query: {} }),
    enabled: may(listSources.access),
  });
  if (!may(listSources.access)) return null;
  return (
    <Select<string | undefined>
      allowClear
      className="filter"
      aria-label={label}
      placeholder={label}
      value={value}
      options={data.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
