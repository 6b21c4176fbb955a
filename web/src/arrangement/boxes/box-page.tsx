import { getBox } from '@lantai/contract/arrangement/boxes.api.ts';
import { itemNumberText } from '@lantai/contract/arrangement/number-runs.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { carrierNames, shownRetention } from '@lantai/contract/records/record.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Descriptions, Flex, Table, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { BoxActions } from './box-actions.tsx';
import { BoxStateTag } from './box-columns.tsx';
import { boxesText } from './boxes.text.ts';

const t = boxesText.one;

export type OneBox = ReplyOf<typeof getBox>;

/** What the code on a box's label opens. */
export const boxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/boxes/$boxId',
  loader: ({ context, params }) => context.queries.ensureQueryData(apiQuery(getBox, { params })),
  staticData: {
    page: { title: boxesText.boxes, access: getBox.access, under: '/arrangement/boxes' },
  },
  component: BoxPage,
});

function BoxPage() {
  const params = boxRoute.useParams();
  const { data: box } = useSuspenseQuery(apiQuery(getBox, { params }));
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title(box.number)}
        note={box.classKey}
        actions={<BoxActions box={box} />}
      />
      {box.state === 'open' && box.hindrances.length > 0 && (
        <Alert
          type="warning"
          title={`${t.hindrances}：${box.hindrances.join('；')}`}
          action={
            <Link to="/arrangement/numbers" search={{ fonds: box.fondsId, classKey: box.classKey }}>
              {t.toMap}
            </Link>
          }
        />
      )}
      <BoxFacts box={box} />
      <BoxContent box={box} />
    </Flex>
  );
}

function BoxFacts({ box }: { box: OneBox }) {
  const { firstItem, lastItem, records, pages } = box;
  const items = [
    { key: 'state', label: boxesText.state, children: <BoxStateTag state={box.state} /> },
    { key: 'year', label: boxesText.year, children: box.year },
    { key: 'retention', label: boxesText.retention, children: shownRetention(box.retention) },
    { key: 'department', label: boxesText.department, children: box.department },
    {
      key: 'items',
      label: boxesText.items,
      children: `${itemNumberText(firstItem)}–${itemNumberText(lastItem)}`,
    },
    { key: 'records', label: boxesText.records, children: count(records) },
    { key: 'pages', label: boxesText.pages, children: count(pages) },
    {
      key: 'content',
      label: boxesText.content,
      children: boxesText.of(box.contentMm, box.thickness),
    },
    { key: 'location', label: boxesText.location, children: box.location },
    {
      key: 'planned',
      label: t.planned,
      children: `${box.plannedByName ?? ''} ${instantText(box.plannedAt)}`,
    },
    {
      key: 'closed',
      label: t.closedBy,
      children: box.closedAt && `${box.closedByName ?? ''} ${instantText(box.closedAt)}`,
    },
    { key: 'shelved', label: t.shelved, children: box.shelvedAt && instantText(box.shelvedAt) },
  ].filter(({ children }) => children !== null);
  return <Descriptions size="small" column={4} items={items} />;
}

function BoxContent({ box: { content } }: { box: OneBox }) {
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.content}
      </Typography.Title>
      <Table
        size="small"
        className="list-table list-dense"
        rowKey="recordId"
        pagination={false}
        dataSource={content}
        scroll={{ x: 900 }}
        columns={[
          {
            title: t.code,
            width: 240,
            render: (_, { recordId, archivalCode }) => (
              <Link to="/records/$recordId" params={{ recordId }} className="code">
                {archivalCode}
              </Link>
            ),
          },
          { title: t.recordTitle, dataIndex: 'title' },
          { title: boxesText.pages, width: 72, align: 'right', dataIndex: 'pages' },
          {
            title: t.carrier,
            width: 110,
            render: (_, { carrier, components }) =>
              carrier === 'mixed' && components === 0
                ? `${carrierNames[carrier]}（${t.noBytes}）`
                : carrierNames[carrier],
          },
          { title: t.correspondence, width: 220, dataIndex: 'correspondence' },
        ]}
      />
    </section>
  );
}
