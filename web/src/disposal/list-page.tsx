import { getDestructionList } from '@lantai/contract/disposal/disposal.api.ts';
import {
  type DestructionDetail,
  statementKind,
  statementKindNames,
} from '@lantai/contract/disposal/disposal.ts';
import { copyLocationNames } from '@lantai/contract/preservation/copies.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Descriptions, Flex } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { disposalText } from './disposal.text.ts';
import { ListActions } from './list-actions.tsx';
import { ListRows } from './list-rows.tsx';
import { DestructionStateTag } from './lists-page.tsx';

const t = disposalText.list;

export const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disposal/lists/$listId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getDestructionList, { params })),
  staticData: {
    page: {
      title: disposalText.lists.title,
      access: getDestructionList.access,
      under: '/disposal/lists',
    },
  },
  component: ListPage,
});

/** One list: who signed what, what hinders it, and what became of each record. */
function ListPage() {
  const params = listRoute.useParams();
  const { data: list } = useSuspenseQuery(apiQuery(getDestructionList, { params }));
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={list.number}
        note={<DestructionStateTag state={list.state} />}
        actions={<ListActions list={list} />}
      />
      {list.obstacles.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t.obstacles(list.obstacles.length)}
          description={
            <ul>
              {list.obstacles.map(({ recordId, kind, code, reason }) => (
                <li key={`${recordId} ${kind}`}>
                  <Link to="/records/$recordId" params={{ recordId }} className="code">
                    {code}
                  </Link>{' '}
                  {reason}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <Facts list={list} />
      <ListRows list={list} />
    </Flex>
  );
}

function Facts({ list }: { list: DestructionDetail }) {
  const f = t.facts;
  const signed = (by: DestructionDetail['approvedBy']) =>
    by ? t.signed(by.name, instantText(by.at)) : t.notYet;
  const { records, files, bytes, outstanding } = list.online;
  const items = [
    { key: 'fonds', label: f.fonds, children: `${list.fondsCode} ${list.fondsName}` },
    {
      key: 'batch',
      label: f.batch,
      children: (
        <Link to="/appraisal/batches/$batchId" params={{ batchId: list.batchId }} className="code">
          {list.batchNumber}
        </Link>
      ),
    },
    { key: 'items', label: f.items, children: t.itemsOf(count(list.items), list.rejected) },
    {
      key: 'proposed',
      label: f.proposed,
      children: t.signed(list.proposedByName, instantText(list.proposedAt)),
    },
    { key: 'leader', label: f.leader, children: signed(list.groupLeader) },
    {
      key: 'approved',
      label: f.approved,
      children: [signed(list.approvedBy), list.approvalNote].filter(Boolean).join('　'),
    },
    { key: 'cooling', label: f.cooling, children: t.coolingOf(list.coolingMonths, list.readyOn) },
    {
      key: 'supervision',
      label: f.supervision,
      children:
        list.supervision.length === 0 ? (
          t.notYet
        ) : (
          <Flex vertical>
            {list.supervision.map(({ name, at, place, method }) => (
              <span key={name}>{t.supervised(name, instantText(at), place, method)}</span>
            ))}
          </Flex>
        ),
    },
    ...(list.listSm3
      ? [
          {
            key: 'digest',
            label: f.digest,
            span: 2,
            children: <span className="code">{list.listSm3}</span>,
          },
        ]
      : []),
    ...(list.startedAt
      ? [
          { key: 'executed', label: f.executed, children: signed(list.executedBy) },
          {
            key: 'online',
            label: f.online,
            children: [
              t.onlineOf(count(records), count(files), byteText(bytes)),
              outstanding > 0 ? t.outstanding(count(outstanding)) : '',
            ].join(''),
          },
          ...(list.copies.length > 0
            ? [{ key: 'copies', label: t.copies, span: 2, children: copiesText(list) }]
            : []),
          ...statementKind.options.map((kind) => ({
            key: kind,
            label: statementKindNames[kind],
            children: stated(list[kind]),
          })),
          { key: 'reviewed', label: f.reviewed, span: 2, children: signed(list.reviewedBy) },
        ]
      : []),
  ];
  return (
    <>
      <Descriptions size="small" bordered column={2} items={items} />
      {list.startedAt && <Alert type="info" showIcon title={t.noBackup} />}
    </>
  );
}

/** From which copies of the store it is gone, and which still owe it. */
export function copiesText({ copies }: DestructionDetail): string {
  return copies
    .map(
      ({ name, location, removed, owed, lastAt }) =>
        t.copyOf(name, copyLocationNames[location], count(removed), instantText(lastAt)) +
        (owed > 0 ? t.owed(count(owed)) : ''),
    )
    .join('；');
}

function stated(statement: DestructionDetail['offsite']): string {
  return statement ? t.stated(statement.text, statement.name, instantText(statement.at)) : t.notYet;
}
