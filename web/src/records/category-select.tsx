import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import { Select } from 'antd';
import { collectionText } from './collection.text.ts';

type CategorySelectProps = { value: CategoryCode; onChange: (value: CategoryCode) => void };

export function CategorySelect({ value, onChange }: CategorySelectProps) {
  return (
    <Select
      aria-label={collectionText.columns.category}
      style={{ width: 140 }}
      value={value}
      options={categoryCodes.map((code) => ({
        value: code,
        label: `${categoryName(code)} ${code}`,
      }))}
      onChange={onChange}
    />
  );
}
