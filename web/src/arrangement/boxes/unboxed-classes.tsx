import { type listBoxes, planBoxes } from '@lantai/contract/arrangement/boxes.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { Table, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { useMay } from '#platform/session.ts';
import { boxesText as t } from './boxes.text.ts';

type Unboxed = ReplyOf<typeof listBoxes>['unboxed'][number];

/** Classes with records on paper that lie in no box yet, each with the way to its plan. */
export function UnboxedClasses({ fondsId, classes }: { fondsId: string; classes: Unboxed[] }) {
  const may = useMay();
  if (classes.length === 0)
    return <Typography.Text type="secondary">{t.nothingUnboxed}</Typography.Text>;
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.unboxed}
      </Typography.Title>
      <Table<Unboxed>
        size="small"
        className="list-table list-dense"
        rowKey="classKey"
        dataSource={classes}
        pagination={classes.length > 10 ? { pageSize: 10, size: 'small' } : false}
        columns={[
          {
            title: t.class,
            width: 220,
            render: (_, { classKey }) => <span className="code">{classKey}</span>,
          },
          { title: t.year, width: 64, dataIndex: 'year' },
          {
            title: t.retention,
            width: 96,
            render: (_, { retention }) => shownRetention(retention),
          },
          { title: t.department, dataIndex: 'department' },
          {
            title: t.records,
            width: 80,
            align: 'right',
            render: (_, { classKey, records }) => (
              <Link to="/records" search={{ fonds: fondsId, state: ['filed'], classKey }}>
                {count(records)}
              </Link>
            ),
          },
          {
            width: 130,
            render: (_, { classKey }) =>
              may(planBoxes.access) && (
                <Link to="/arrangement/box-plan" search={{ fonds: fondsId, classKey }}>
                  {t.plan}
                </Link>
              ),
          },
        ]}
      />
    </section>
  );
}
