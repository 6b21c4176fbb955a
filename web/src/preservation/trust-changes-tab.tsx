import { type TrustChange, trustChangeKindNames } from '@lantai/contract/preservation/trust.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { instantText } from '#platform/times.ts';
import { trustText as t } from './trust.text.ts';
import type { TrustAnswer } from './trusted-certificates-tab.tsx';

/** Every version of the list, by whom, when and why. */
export function TrustChangesTab({ answer }: { answer: TrustAnswer }) {
  return (
    <DataList
      name="trust-changes"
      columns={columns}
      rowKey={({ version }) => String(version)}
      answer={answer}
      rows={answer.data?.changes}
      empty={{ title: t.emptyChanges }}
    />
  );
}

const columns: readonly ListColumn<TrustChange>[] = [
  { key: 'version', title: t.version, width: 80, align: 'right', dataIndex: 'version' },
  { key: 'kind', title: t.kind, width: 130, render: (_, { kind }) => trustChangeKindNames[kind] },
  { key: 'subject', title: t.what, dataIndex: 'subject' },
  { key: 'reason', title: t.reason, width: 260, dataIndex: 'reason' },
  { key: 'byName', title: t.byName, width: 120, dataIndex: 'byName' },
  { key: 'at', title: t.at, width: 150, render: (_, { at }) => instantText(at) },
];
