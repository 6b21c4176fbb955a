import { type BoxState, boxStateNames } from '@lantai/contract/arrangement/box-plan.ts';
import type { Box } from '@lantai/contract/arrangement/boxes.api.ts';
import { itemNumberText } from '@lantai/contract/arrangement/number-runs.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { boxesText as t } from './boxes.text.ts';

const tones: Record<BoxState, Tone> = { open: 'running', closed: 'waiting', shelved: 'done' };

export function BoxStateTag({ state }: { state: BoxState }) {
  return <StateTag tone={tones[state]}>{boxStateNames[state]}</StateTag>;
}

export const boxColumns: ListColumn<Box>[] = [
  {
    key: 'number',
    title: t.number,
    width: 72,
    render: (_, { id, number }) => (
      <Link to="/arrangement/boxes/$boxId" params={{ boxId: id }}>
        {t.one.title(number)}
      </Link>
    ),
  },
  { key: 'year', title: t.year, width: 64, dataIndex: 'year' },
  {
    key: 'retention',
    title: t.retention,
    width: 88,
    render: (_, { retention }) => shownRetention(retention),
  },
  { key: 'department', title: t.department, dataIndex: 'department' },
  {
    key: 'items',
    title: t.items,
    width: 112,
    render: (_, { firstItem, lastItem }) => (
      <span className="code">
        {itemNumberText(firstItem)}–{itemNumberText(lastItem)}
      </span>
    ),
  },
  { key: 'records', title: t.records, width: 64, align: 'right', dataIndex: 'records' },
  { key: 'pages', title: t.pages, width: 72, align: 'right', dataIndex: 'pages' },
  {
    key: 'content',
    title: t.content,
    width: 112,
    render: (_, { contentMm, thickness }) => t.of(contentMm, thickness),
  },
  {
    key: 'state',
    title: t.state,
    width: 88,
    render: (_, { state }) => <BoxStateTag state={state} />,
  },
  { key: 'location', title: t.location, width: 180, dataIndex: 'location' },
  {
    key: 'class',
    title: t.class,
    width: 200,
    hiddenAtFirst: true,
    render: (_, { classKey }) => <span className="code">{classKey}</span>,
  },
];
