import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { carrierNames, shownRetention } from '@lantai/contract/records/record.ts';
import { securityLevelNames } from '@lantai/contract/records/security-level.ts';
import type { listCandidates } from '@lantai/contract/transfer/transfer.api.ts';
import { transferRefusals } from '@lantai/contract/transfer/transfer-refusal.ts';
import { Link } from '@tanstack/react-router';
import type { ListColumn } from '#platform/list/columns.tsx';
import { transferText } from './transfer.text.ts';
import { DueStandingTag } from './transfer-state.tsx';

const t = transferText.due.columns;

type Row = ReplyOf<typeof listCandidates>['candidates'][number];

export const candidateColumns: readonly ListColumn<Row>[] = [
  {
    key: 'code',
    title: t.code,
    width: 230,
    render: (_, { id, code }) => (
      <Link to="/records/$recordId" params={{ recordId: id }} className="code">
        {code}
      </Link>
    ),
  },
  { key: 'title', title: t.title, dataIndex: 'title', ellipsis: true },
  { key: 'year', title: t.year, width: 64, dataIndex: 'year' },
  {
    key: 'carrier',
    title: t.carrier,
    width: 96,
    render: (_, row) => carrierNames[row.carrier],
  },
  {
    key: 'retention',
    title: t.retention,
    width: 80,
    render: (_, { retention }) => shownRetention(retention),
  },
  {
    key: 'security',
    title: t.security,
    width: 64,
    render: (_, { securityLevel }) => securityLevelNames[securityLevel],
  },
  {
    key: 'standing',
    title: t.standing,
    width: 160,
    render: (_, { standing, dueYear }) =>
      standing && (
        <>
          <DueStandingTag standing={standing} /> {dueYear}
        </>
      ),
  },
  {
    key: 'refusals',
    title: t.refusals,
    width: 220,
    render: (_, { refusals }) =>
      refusals.length === 0
        ? transferText.due.movable
        : refusals.map((refusal) => transferRefusals[refusal]).join('；'),
  },
];
