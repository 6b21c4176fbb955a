import type { EditRow } from '@lantai/contract/records/batch-edit.api.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Segmented, Table } from 'antd';
import { useState } from 'react';
import { count } from '#platform/figures.ts';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { batchEditText as t } from './batch-edit.text.ts';
import { fieldName, valueText } from './change-text.ts';

const outcomes = ['changed', 'refused', 'unchanged'] as const;
const tones: Record<EditRow['outcome'], Tone> = {
  changed: 'done',
  unchanged: 'ended',
  refused: 'failed',
};

type Props = {
  readonly rows: readonly EditRow[];
  /** Of what is to come, or of what has been done. */
  readonly names: Readonly<Record<EditRow['outcome'], string>>;
};

/** Every record with its differences, old and new; what is refused with its reason. */
export function EditRows({ rows, names }: Props) {
  const [shown, setShown] = useState<EditRow['outcome'] | 'all'>('all');
  const counts = outcomes.map((outcome) => ({
    value: outcome,
    label: t.counted(names[outcome], count(rows.filter((row) => row.outcome === outcome).length)),
  }));
  return (
    <Flex vertical gap={8}>
      <Segmented<EditRow['outcome'] | 'all'>
        size="small"
        value={shown}
        options={[{ value: 'all', label: t.counted(t.outcome.all, count(rows.length)) }, ...counts]}
        onChange={setShown}
      />
      <Table<EditRow>
        size="small"
        className="list-table list-dense"
        rowKey="recordId"
        dataSource={rows.filter(({ outcome }) => shown === 'all' || outcome === shown)}
        pagination={{ pageSize: 50, size: 'small', showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          {
            title: t.record,
            width: 260,
            render: (_, { recordId, code, title }) => (
              <Flex vertical>
                <Link to="/records/$recordId" params={{ recordId }} target="_blank">
                  {title}
                </Link>
                <span className="code">{code}</span>
              </Flex>
            ),
          },
          { title: t.difference, render: (_, row) => <Differences row={row} /> },
          {
            width: 80,
            render: (_, { outcome }) => <StateTag tone={tones[outcome]}>{names[outcome]}</StateTag>,
          },
        ]}
      />
    </Flex>
  );
}

function Differences({ row: { differences, refusal } }: { row: EditRow }) {
  if (refusal !== null) return refusal;
  return (
    <Flex vertical>
      {differences
        // The name follows from the department that was chosen.
        .filter(
          ({ field }) =>
            field !== 'departmentId' ||
            !differences.some((each) => each.field === 'departmentName'),
        )
        .map(({ field, before, after }) => (
          <span key={field}>
            {fieldName(field)}：<del>{valueText(field, before)}</del> →{' '}
            <ins>{valueText(field, after)}</ins>
          </span>
        ))}
    </Flex>
  );
}
