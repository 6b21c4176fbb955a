import {
  type HotPackage,
  type HotPackageState,
  hotPackageStateNames,
} from '@lantai/contract/capture/hot-folder.ts';
import { Link } from '@tanstack/react-router';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { hotFolderText } from './hot-folder.text.ts';

const t = hotFolderText.columns;

const tones: Record<HotPackageState, Tone> = {
  accepted: 'done',
  partly: 'near',
  refused: 'failed',
};

/** Numbers of records open them; the rest is explained by the findings below the row. */
export const hotPackageColumns: readonly ListColumn<HotPackage>[] = [
  { key: 'name', title: t.name, dataIndex: 'name' },
  {
    key: 'state',
    title: t.state,
    width: 104,
    render: (_, { state }) => (
      <StateTag tone={tones[state]}>{hotPackageStateNames[state]}</StateTag>
    ),
  },
  { key: 'fonds', title: t.fonds, width: 80, dataIndex: 'fondsCode' },
  {
    key: 'listed',
    title: t.listed,
    width: 72,
    align: 'right',
    render: (_, { listed }) => count(listed),
  },
  {
    key: 'taken',
    title: t.taken,
    width: 72,
    align: 'right',
    render: (_, found) => <Taken found={found} />,
  },
  {
    key: 'alreadyThere',
    title: t.alreadyThere,
    width: 72,
    align: 'right',
    render: (_, { alreadyThere }) => count(alreadyThere),
  },
  {
    key: 'refused',
    title: t.refused,
    width: 72,
    align: 'right',
    render: (_, { refused }) => count(refused),
  },
  {
    key: 'quarantined',
    title: t.quarantined,
    width: 72,
    align: 'right',
    render: (_, found) => <Quarantined found={found} />,
  },
  {
    key: 'findings',
    title: t.findings,
    width: 72,
    align: 'right',
    render: (_, { findings }) => count(findings.length),
  },
  {
    key: 'receivedAt',
    title: t.receivedAt,
    width: 156,
    render: (_, { receivedAt }) => instantText(receivedAt),
  },
];

function Taken({ found: { id, fondsId, taken } }: { found: HotPackage }) {
  if (taken === 0) return 0;
  return (
    <Link to="/records" search={{ fonds: fondsId, importId: id }}>
      {count(taken)}
    </Link>
  );
}

function Quarantined({ found: { id, fondsId, quarantined } }: { found: HotPackage }) {
  if (quarantined === 0) return 0;
  return (
    <Link to="/records" search={{ fonds: fondsId, importId: id, quarantined: 'true' }}>
      {count(quarantined)}
    </Link>
  );
}
