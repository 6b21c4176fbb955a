import type { listExpired } from '@lantai/contract/appraisal/appraisal.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Button, Table } from 'antd';
import { count } from '#platform/figures.ts';
import { appraisalText } from './appraisal.text.ts';
import '#platform/list/data-list.css';

const t = appraisalText.expired;

type Counted = ReplyOf<typeof listExpired>['counts'][number];
type Chosen = { year: number; retention: string; standing: 'open' | 'taken-up' };

type Props = { counts: readonly Counted[]; onChoose: (chosen: Chosen) => void };

/** How much has expired, by year and period; every number opens its rows. */
export function ExpiredCounts({ counts, onChoose }: Props) {
  if (counts.length === 0) return null;
  const figure = (key: 'open' | 'takenUp', standing: Chosen['standing']) => ({
    key,
    title: t[key],
    align: 'right' as const,
    render: (_: unknown, row: Counted) =>
      row[key] === 0 ? (
        0
      ) : (
        <Button
          type="link"
          size="small"
          onClick={() => onChoose({ year: row.year, retention: row.retention, standing })}
        >
          {count(row[key])}
        </Button>
      ),
  });
  return (
    <Table<Counted>
      size="small"
      className="list-table expired-counts"
      style={{ maxWidth: 560 }}
      pagination={counts.length > 12 ? { pageSize: 12, size: 'small' } : false}
      rowKey={({ year, retention }) => `${year} ${retention}`}
      dataSource={[...counts]}
      columns={[
        { key: 'year', title: t.year, dataIndex: 'year' },
        {
          key: 'retention',
          title: t.retention,
          render: (_, { retention }) => shownRetention(retention),
        },
        figure('open', 'open'),
        figure('takenUp', 'taken-up'),
      ]}
    />
  );
}
