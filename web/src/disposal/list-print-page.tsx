import { printDestruction } from '@lantai/contract/disposal/disposal.api.ts';
import type { DestructionDetail } from '@lantai/contract/disposal/disposal.ts';
import { statementKindNames } from '@lantai/contract/disposal/disposal.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { instantText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { byteText } from '../records/one-record/byte-text.ts';
import '../arrangement/print/print.css';
import '../arrangement/print/print-toolbar.css';
import '../collection/submission-print.css';
import './destruction-print.css';
import { disposalText } from './disposal.text.ts';
import { copiesText } from './list-page.tsx';

const t = disposalText.print;

/** 档案销毁清册 with its cover on paper (workflows G.3). */
export const listPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/destruction-list/$listId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(printDestruction, { params })),
  component: () => {
    const { listId } = listPrintRoute.useParams();
    return <Printed listId={listId} title={t.list} form={(list) => <ListForm list={list} />} />;
  },
  errorComponent: PrintIncomplete,
});

/** 表 A.4 电子档案销毁登记表 on paper (GB/T 18894-2016). */
export const registerPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/destruction-register/$listId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(printDestruction, { params })),
  component: () => {
    const { listId } = registerPrintRoute.useParams();
    return (
      <Printed listId={listId} title={t.register} form={(list) => <RegisterForm list={list} />} />
    );
  },
  errorComponent: PrintIncomplete,
});

type Printed = { listId: string; title: string; form: (list: DestructionDetail) => ReactNode };

function Printed({ listId, title, form }: Printed) {
  const { data: list } = useSuspenseQuery({
    ...apiQuery(printDestruction, { params: { listId } }),
    // Each asking is a printing, and stands in the trail.
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    document.title = `${title} ${list.number}`;
  }, [title, list.number]);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center" justify="space-between">
          <Typography.Text type="secondary">{t.trueSize}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>{form(list)}</main>
    </div>
  );
}

/** Number, title, year, code, period, kept, pages, remark: the title takes what is left. */
const widths = ['10mm', 'auto', '12mm', '37mm', '17mm', '15mm', '11mm', '25mm'];

const signed = (by: DestructionDetail['approvedBy']) =>
  by ? disposalText.list.signed(by.name, instantText(by.at)) : '';

function ListForm({ list }: { list: DestructionDetail }) {
  const c = t.cover;
  const cover: [string, string][] = [
    [c.fonds, `${list.fondsCode} ${list.fondsName}`],
    [c.number, list.number],
    [c.amount, disposalText.list.itemsOf(String(list.items), list.rejected)],
    [c.leader, signed(list.groupLeader)],
    [c.approver, signed(list.approvedBy)],
    [c.supervisors, list.supervision.map(signed).join('　')],
    [c.time, instantText(list.executedAt)],
  ];
  const k = disposalText.list.columns;
  const heads = [k.position, k.title, k.year, k.code, k.retention, k.kept, k.pages, k.remark];
  return (
    <>
      <section className="sheet portrait destruction-cover">
        <h1>{t.list}</h1>
        <Rows rows={cover} />
        {list.listSm3 && <div className="page-number">{t.digest(list.listSm3)}</div>}
      </section>
      <section className="sheet portrait submission-sheet longer">
        <h1>{t.list}</h1>
        <div className="facts">
          <span>{`${list.fondsCode} ${list.fondsName}`}</span>
          <span>{list.number}</span>
        </div>
        <table>
          <colgroup>
            {widths.map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change
              <col key={index} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <tr key={row.position}>
                <td>{row.position}</td>
                <td>{row.title}</td>
                <td>{row.year}</td>
                <td className="code">{row.code}</td>
                <td>{shownRetention(row.retention)}</td>
                <td>{disposalText.list.years(row.keptYears)}</td>
                <td>{row.pages}</td>
                <td>
                  {row.rejectedAt
                    ? disposalText.list.rejected(
                        row.rejectedByName ?? '',
                        row.rejectionReason ?? '',
                      )
                    : row.remark}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function RegisterForm({ list }: { list: DestructionDetail }) {
  const r = t.registerRows;
  const { records, files, bytes, outstanding } = list.online;
  const online = disposalText.list.onlineOf(String(records), String(files), byteText(bytes));
  const rows: [string, string][] = [
    [r.unit, list.agencyName],
    [
      r.authority,
      list.approvedBy
        ? t.authorityOf(list.number, list.approvedBy.name, instantText(list.approvedBy.at))
        : '',
    ],
    [r.scope, t.scopeOf(`${list.fondsCode} ${list.fondsName}`, list.items, byteText(list.bytes))],
    [
      r.online,
      online + (outstanding > 0 ? disposalText.list.outstanding(String(outstanding)) : ''),
    ],
    ...(list.copies.length > 0
      ? [[disposalText.list.copies, copiesText(list)] satisfies [string, string]]
      : []),
    [statementKindNames.offsite, list.offsite?.text ?? t.notYet],
    [statementKindNames.offline, list.offline?.text ?? t.notYet],
    [r.period, `${instantText(list.startedAt)} — ${instantText(list.executedAt)}`],
    [r.operator, list.executedBy?.name ?? ''],
    [r.filledBy, ''],
    [r.reviewer, signed(list.reviewedBy)],
    [r.seal, ''],
  ];
  return (
    <section className="sheet portrait destruction-cover">
      <h1>{t.register}</h1>
      <div className="facts">
        <span>{list.number}</span>
      </div>
      <Rows rows={rows} />
    </section>
  );
}

function Rows({ rows }: { rows: readonly [string, string][] }) {
  return (
    <table>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
