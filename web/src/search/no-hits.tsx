import { Button, Empty, Typography } from 'antd';
import { searchText as t } from './search.text.ts';
import { isFiltered, noFilters, type SearchAddress } from './search-address.ts';

type Props = {
  readonly address: SearchAddress;
  readonly onChange: (change: Partial<SearchAddress>) => void;
};

/** Nothing found: what to try, with a button where one press does it. */
export function NoHits({ address, onChange }: Props) {
  const { text, field } = address;
  const filtered = isFiltered(address);
  if (!text && !filtered)
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty.none}>
        {t.empty.noneHint}
      </Empty>
    );

  const { tries } = t.empty;
  return (
    <div className="no-hits">
      <Typography.Title level={2} className="no-hits-title">
        {text ? t.empty.title(text) : t.empty.filtered}
      </Typography.Title>
      <ul>
        {filtered && (
          <li>
            {tries.filters}
            <Button type="link" size="small" onClick={() => onChange(noFilters)}>
              {t.clear}
            </Button>
          </li>
        )}
        {field && (
          <li>
            {tries.field}
            <Button type="link" size="small" onClick={() => onChange({ field: undefined })}>
              {t.go}
            </Button>
          </li>
        )}
        <li>{tries.shorter}</li>
        <li>{tries.number}</li>
        <li>{tries.scope}</li>
      </ul>
    </div>
  );
}
