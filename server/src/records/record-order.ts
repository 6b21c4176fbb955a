import { recordStates } from '@lantai/contract/records/record-life.ts';
import type { RecordOrder, RecordSortKey } from '@lantai/contract/records/record-order.ts';
import { type RawBuilder, sql } from 'kysely';
import { Problem } from '#platform/problem.ts';

/** What is not said stands first where it is looked for most: at the beginning of an ascending list. */
const chinese = (column: string) =>
  sql<string>`coalesce(${sql.ref(column)}, '') collate natural_chinese`;

const sortValues: Record<RecordSortKey, RawBuilder<unknown>> = {
  createdAt: sql`record.created_at`,
  number: sql`coalesce(record.archival_code, record.temporary_number, '') collate natural_chinese`,
  title: chinese('record.title'),
  documentNumber: chinese('record.document_number_key'),
  creator: chinese('record.creator'),
  date: sql`coalesce(record.document_on, '-infinity'::date)`,
  year: sql`coalesce(record.year, 0)`,
  // 永久 first, then the longest period.
  retention: sql`case when record.retention is null then 0 when record.retention = 'Y' then 1000
    when record.retention = '长期' then 16 when record.retention = '短期' then 15
    else substr(record.retention, 2)::int end`,
  department: chinese('record.department_name'),
  pages: sql`coalesce(record.pages, 0)`,
  state: sql`array_position(${sql.lit(`{${recordStates.join(',')}}`)}::text[], record.state)`,
};

/** How a value is written into the key of a page, without losing anything, and read out of it again. */
const types: Record<RecordSortKey, 'timestamptz' | 'text' | 'date' | 'int'> = {
  createdAt: 'timestamptz',
  number: 'text',
  title: 'text',
  documentNumber: 'text',
  creator: 'text',
  date: 'date',
  year: 'int',
  retention: 'int',
  department: 'text',
  pages: 'int',
  state: 'int',
};

/** An order of a list of records: what it sorts by, and how its pages go on by key. */
export function recordOrder({ by, direction }: RecordOrder) {
  const value = sortValues[by];
  const sign = sql.raw(direction === 'ascending' ? '>' : '<');
  return {
    value,
    direction: direction === 'ascending' ? ('asc' as const) : ('desc' as const),
    /** The value as text; an instant in microseconds, which a JavaScript date would round. */
    cursor:
      types[by] === 'timestamptz'
        ? sql<string>`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
        : sql<string>`(${value})::text`,
    after(key: string) {
      const cursor = readKey(key);
      const bound = sql`${cursor.value}::${sql.raw(types[by])}`;
      const compared = types[by] === 'text' ? sql`${bound} collate natural_chinese` : bound;
      return sql<boolean>`(${value}, record.id) ${sign} (${compared}, ${cursor.id}::uuid)`;
    },
  };
}

export function writeKey({ cursor, id }: { cursor: string; id: string }): string {
  return `${id}_${cursor}`;
}

function readKey(key: string): { value: string; id: string } {
  const parts = /^([0-9a-f-]{36})_(.*)$/su.exec(key);
  if (!parts?.[1] || parts[2] === undefined) throw new Problem('search.cursor-invalid');
  return { id: parts[1], value: parts[2] };
}
