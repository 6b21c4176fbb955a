import {
  type CountDifference,
  type RegisterSheet,
  registerMethodNames,
  registerSubjectNames,
} from '@lantai/contract/arrangement/register.ts';
import { getRegister, signRegister } from '@lantai/contract/arrangement/registers.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { formatOf } from '@lantai/contract/preservation/file-format.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Button, Descriptions, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../../records/one-record/byte-text.ts';
import { RecordStateTag } from '../../records/record-state.tsx';
import { Signature } from './register-columns.tsx';
import { registersText as t } from './registers.text.ts';
import { SignRegisterDialog } from './sign-register-dialog.tsx';
import '#platform/list/data-list.css';

export const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/registers/$registerId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(getRegister, { params })),
  staticData: {
    page: { title: t.title, access: getRegister.access, under: '/arrangement/registers' },
  },
  component: RegisterPage,
});

type Reply = ReplyOf<typeof getRegister>;

/** One register: what it counts, where it differs from the sender's list, who has signed. */
function RegisterPage() {
  const params = registerRoute.useParams();
  const { data: sheet } = useSuspenseQuery(apiQuery(getRegister, { params }));
  const [side, setSide] = useState<'handing' | 'receiving' | null>(null);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={sheet.number}
        note={`${registerSubjectNames[sheet.subject]} · ${instantText(sheet.madeAt)} · ${sheet.madeByName}`}
        actions={
          <>
            <Link to="/print/register/$registerId" params={params} target="_blank">
              <Button>{t.print}</Button>
            </Link>
            <SignButton sheet={sheet} side="handing" onSign={setSide} />
            <SignButton sheet={sheet} side="receiving" onSign={setSide} />
          </>
        }
      />
      <RegisterFacts sheet={sheet} />
      <Counted sheet={sheet} />
      <RegisterList records={sheet.records} />
      {side && <SignRegisterDialog sheet={sheet} side={side} onClose={() => setSide(null)} />}
    </Flex>
  );
}

type SignButtonProps = {
  sheet: RegisterSheet;
  side: 'handing' | 'receiving';
  onSign: (side: 'handing' | 'receiving') => void;
};

function SignButton({ sheet, side, onSign }: SignButtonProps) {
  const signed = side === 'handing' ? sheet.handed : sheet.received;
  return (
    <MayButton
      access={side === 'handing' ? signRegister.access : 'arrangement.file'}
      because={signed ? t.signing.doneAlready : undefined}
      onClick={() => onSign(side)}
    >
      {t.signing[side]}
    </MayButton>
  );
}

function RegisterFacts({ sheet: { content, handed, received, sm3 } }: { sheet: RegisterSheet }) {
  const f = t.figures;
  const items = [
    { key: 'unit', label: f.unit, children: content.unitName },
    { key: 'fonds', label: f.fonds, children: `${content.fondsCode} ${content.fondsName}` },
    { key: 'departments', label: f.departments, children: content.departments.join('、') },
    {
      key: 'archived',
      label: f.archived,
      children: t.fromTo(content.archivedFrom, content.archivedTo),
    },
    { key: 'method', label: f.method, children: registerMethodNames[content.method] },
    { key: 'years', label: f.years, children: content.years.join('、') },
    { key: 'items', label: t.columns.items, children: count(content.total.items) },
    {
      key: 'files',
      label: f.files,
      children: `${t.fileCount(count(content.files))}，${byteText(content.total.bytes)}`,
    },
    {
      key: 'formats',
      label: f.formats,
      children: content.formats
        .map(({ mediaType, files }) => t.format(formatOf(mediaType, ''), count(files)))
        .join('、'),
    },
    {
      key: 'stored',
      label: f.stored,
      children: t.storedText(count(content.stored.filed), count(content.stored.waiting)),
    },
    { key: 'handed', label: t.columns.handed, children: <Signature of={handed} /> },
    { key: 'received', label: t.columns.received, children: <Signature of={received} /> },
    {
      key: 'digest',
      label: f.digest,
      children: <span className="code">{sm3}</span>,
      span: 2,
    },
  ];
  return <Descriptions size="small" bordered column={2} items={items} />;
}

function Counted({ sheet: { content } }: { sheet: RegisterSheet }) {
  if (!content.counted) return null;
  const { differences } = content.counted;
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.counted}
      </Typography.Title>
      {differences.length === 0 ? (
        <Alert type="success" showIcon title={t.countedSame} />
      ) : (
        <Table<CountDifference>
          size="small"
          className="list-table"
          columns={differenceColumns}
          dataSource={differences}
          rowKey={({ kind, number, expected, actual }) =>
            [kind, number, expected, actual].join('|')
          }
          pagination={false}
        />
      )}
    </section>
  );
}

const differenceColumns: TableColumnsType<CountDifference> = [
  { title: t.difference.kind, width: 140, render: (_, { kind }) => t.difference.kinds[kind] },
  {
    title: t.difference.number,
    width: 220,
    render: (_, { number }) => <span className="code">{number}</span>,
  },
  { title: t.difference.expected, dataIndex: 'expected' },
  { title: t.difference.actual, dataIndex: 'actual' },
];

function RegisterList({ records }: { records: Reply['records'] }) {
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.list}
      </Typography.Title>
      <Table<Reply['records'][number]>
        size="small"
        className="list-table"
        columns={recordColumns}
        dataSource={records}
        rowKey="id"
        pagination={records.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      />
    </section>
  );
}

const recordColumns: TableColumnsType<Reply['records'][number]> = [
  { title: t.record.position, width: 56, align: 'right', dataIndex: 'position' },
  {
    title: t.record.number,
    width: 260,
    render: (_, { id, number }) => (
      <Link to="/records/$recordId" params={{ recordId: id }} className="code">
        {number}
      </Link>
    ),
  },
  { title: t.record.title, dataIndex: 'title' },
  {
    title: t.record.files,
    width: 80,
    align: 'right',
    render: (_, { files }) => count(files),
  },
  {
    title: t.record.bytes,
    width: 90,
    align: 'right',
    render: (_, { bytes }) => byteText(bytes),
  },
  {
    title: t.record.state,
    width: 110,
    render: (_, { state }) => (state ? <RecordStateTag state={state} /> : t.gone),
  },
];
