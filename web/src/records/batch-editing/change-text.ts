import { type BatchChange, batchWayNames } from '@lantai/contract/records/batch-change.ts';
import {
  carrierNames,
  type DescriptionField,
  descriptionFieldNames,
  shownRetention,
} from '@lantai/contract/records/record.ts';
import { batchEditText as t } from './batch-edit.text.ts';

/** A change in words: 题名 查找替换 “通知”→“通告”. */
export function changeText(change: BatchChange): string {
  const name = `${descriptionFieldNames[change.field]} ${batchWayNames[change.way]}`;
  switch (change.way) {
    case 'clear':
      return name;
    case 'replace':
      return `${name} “${change.find}”→“${change.value}”`;
    case 'series':
      return `${name} “${change.value}” ${change.from}，+${change.step}`;
    default:
      return change.field === 'departmentId' ? name : `${name} “${change.value}”`;
  }
}

/** The name of a field in a difference; a name the page does not know is shown as it is. */
export function fieldName(field: string): string {
  return descriptionFieldNames[field as DescriptionField] ?? field;
}

/** A value of a difference as people read it. */
export function valueText(field: string, value: string | null): string {
  if (value === null || value === '') return t.blank;
  if (field === 'retention') return shownRetention(value);
  if (field === 'carrier') return carrierNames[value as keyof typeof carrierNames] ?? value;
  return value;
}
