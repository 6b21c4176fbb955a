import { type RegisterRow, registerSubjectNames } from '@lantai/contract/arrangement/register.ts';
import { Link } from '@tanstack/react-router';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../../records/one-record/byte-text.ts';
import { registersText } from './registers.text.ts';

const t = registersText;

export const registerColumns: readonly ListColumn<RegisterRow>[] = [
  {
    key: 'number',
    title: t.columns.number,
    render: (_, { id, number }) => (
      <Link to="/arrangement/registers/$registerId" params={{ registerId: id }} className="code">
        {number}
      </Link>
    ),
  },
  {
    key: 'subject',
    title: t.columns.subject,
    width: 96,
    render: (_, { subject }) => registerSubjectNames[subject],
  },
  {
    key: 'items',
    title: t.columns.items,
    width: 72,
    align: 'right',
    render: (_, { items }) => count(items),
  },
  {
    key: 'bytes',
    title: t.columns.bytes,
    width: 88,
    align: 'right',
    render: (_, { bytes }) => byteText(bytes),
  },
  {
    key: 'differences',
    title: t.columns.differences,
    width: 88,
    align: 'right',
    render: (_, { differences }) => (differences > 0 ? count(differences) : t.noDifference),
  },
  {
    key: 'handed',
    title: t.columns.handed,
    width: 190,
    render: (_, { handed }) => <Signature of={handed} />,
  },
  {
    key: 'received',
    title: t.columns.received,
    width: 190,
    render: (_, { received }) => <Signature of={received} />,
  },
  {
    key: 'madeAt',
    title: t.columns.madeAt,
    width: 150,
    render: (_, { madeAt }) => instantText(madeAt),
  },
  {
    key: 'madeBy',
    title: t.columns.madeBy,
    width: 88,
    hiddenAtFirst: true,
    dataIndex: 'madeByName',
  },
];

export function Signature({ of }: { of: RegisterRow['handed'] }) {
  if (!of) return <StateTag tone="waiting">{t.unsigned}</StateTag>;
  return t.signedBy(of.name, instantText(of.at));
}
