import {
  type VolumeState,
  volumeStateNames,
  volumeStates,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import { Input, InputNumber, Select } from 'antd';
import { volumesText } from './volumes.text.ts';

const t = volumesText.filter;

type Search = {
  category?: CategoryCode | undefined;
  state?: VolumeState | undefined;
  year?: number | undefined;
  text?: string | undefined;
};
type Props = { readonly search: Search; readonly onChange: (change: Search) => void };

export function VolumeFilters({ search, onChange }: Props) {
  const year = (value: string) => {
    const read = Number.parseInt(value, 10);
    onChange({ year: read >= 1600 && read <= 2199 ? read : undefined });
  };
  return (
    <>
      <Input.Search
        key={`text ${search.text}`}
        allowClear
        aria-label={t.text}
        placeholder={t.text}
        defaultValue={search.text ?? ''}
        style={{ width: 220 }}
        onSearch={(text) => onChange({ text: text.trim() || undefined })}
      />
      <Select
        allowClear
        aria-label={t.category}
        placeholder={t.category}
        style={{ width: 130 }}
        value={search.category ?? null}
        options={categoryCodes.map((value) => ({ value, label: categoryName(value) }))}
        onChange={(category) => onChange({ category: category ?? undefined })}
      />
      <Select
        allowClear
        aria-label={t.state}
        placeholder={t.state}
        style={{ width: 110 }}
        value={search.state ?? null}
        options={volumeStates.map((value) => ({ value, label: volumeStateNames[value] }))}
        onChange={(state) => onChange({ state: state ?? undefined })}
      />
      <InputNumber<number>
        key={`year ${search.year}`}
        controls={false}
        aria-label={t.year}
        placeholder={t.year}
        style={{ width: 72 }}
        {...(search.year !== undefined && { defaultValue: search.year })}
        onBlur={({ target }) => year(target.value)}
        onPressEnter={({ currentTarget }) => year(currentTarget.value)}
      />
    </>
  );
}
