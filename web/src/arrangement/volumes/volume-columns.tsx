import { type VolumeRow, volumeStateNames } from '@lantai/contract/arrangement/volumes/volume.ts';
import { categoryName } from '@lantai/contract/classification/category.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { volumesText } from './volumes.text.ts';

const t = volumesText.columns;

export function periodText({ begunOn, endedOn }: Pick<VolumeRow, 'begunOn' | 'endedOn'>): string {
  if (!begunOn || begunOn === endedOn) return begunOn ?? '';
  return `${begunOn} – ${endedOn}`;
}

export const volumeColumns: readonly ListColumn<VolumeRow>[] = [
  {
    key: 'title',
    title: t.title,
    render: (_, { id, title }) => (
      <Link to="/arrangement/volumes/$volumeId" params={{ volumeId: id }}>
        {title}
      </Link>
    ),
  },
  { key: 'state', title: t.state, width: 84, render: (_, { state }) => volumeStateNames[state] },
  { key: 'code', title: t.code, width: 230, className: 'code', dataIndex: 'archivalCode' },
  {
    key: 'category',
    title: t.category,
    width: 110,
    render: (_, { category }) => categoryName(category),
  },
  {
    key: 'subclass',
    title: t.subclass,
    width: 84,
    className: 'code',
    dataIndex: 'subclass',
    hiddenAtFirst: true,
  },
  { key: 'year', title: t.year, width: 64, dataIndex: 'year' },
  {
    key: 'retention',
    title: t.retention,
    width: 92,
    render: (_, { retention }) => shownRetention(retention),
  },
  { key: 'period', title: t.period, width: 208, render: (_, volume) => periodText(volume) },
  {
    key: 'records',
    title: t.records,
    width: 64,
    align: 'right',
    render: (_, { id, records }) => (
      <Link to="/arrangement/volumes/$volumeId" params={{ volumeId: id }}>
        {count(records)}
      </Link>
    ),
  },
  { key: 'pages', title: t.pages, width: 64, align: 'right', dataIndex: 'pages' },
];
