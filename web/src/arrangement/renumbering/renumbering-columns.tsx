import {
  type RenumberingState,
  renumberingKindNames,
  renumberingStateNames,
} from '@lantai/contract/arrangement/renumbering.ts';
import type { RenumberingRow } from '@lantai/contract/arrangement/renumberings.api.ts';
import { Link } from '@tanstack/react-router';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { renumberingText } from './renumbering.text.ts';

const t = renumberingText.columns;

const tones: Record<RenumberingState, Tone> = {
  draft: 'waiting',
  proposed: 'running',
  approved: 'running',
  done: 'done',
  refused: 'ended',
  withdrawn: 'ended',
};

export function RenumberingStateTag({ state }: { state: RenumberingState }) {
  return <StateTag tone={tones[state]}>{renumberingStateNames[state]}</StateTag>;
}

export function byAt(name: string | null, at: Date | null): string | null {
  return at === null ? null : renumberingText.byAt(name ?? '', instantText(at));
}

export const renumberingColumns: readonly ListColumn<RenumberingRow>[] = [
  {
    key: 'reason',
    title: t.reason,
    render: (_, { id, reason }) => (
      <Link to="/arrangement/renumberings/$renumberingId" params={{ renumberingId: id }}>
        {reason}
      </Link>
    ),
  },
  {
    key: 'state',
    title: t.state,
    width: 104,
    render: (_, row) => <RenumberingStateTag {...row} />,
  },
  {
    key: 'kind',
    title: t.kind,
    width: 112,
    render: (_, { kind }) => renumberingKindNames[kind],
  },
  {
    key: 'classes',
    title: t.classes,
    width: 200,
    render: (_, { classes }) => <span className="code">{classes.join('、')}</span>,
  },
  {
    key: 'records',
    title: t.records,
    width: 80,
    align: 'right',
    render: (_, { records }) => count(records),
  },
  {
    key: 'drafted',
    title: t.drafted,
    width: 190,
    hiddenAtFirst: true,
    render: (_, { draftedByName, draftedAt }) => byAt(draftedByName, draftedAt),
  },
  {
    key: 'proposed',
    title: t.proposed,
    width: 190,
    render: (_, { proposedByName, proposedAt }) => byAt(proposedByName, proposedAt),
  },
  {
    key: 'decided',
    title: t.decided,
    width: 190,
    render: (_, { decidedByName, decidedAt }) => byAt(decidedByName, decidedAt),
  },
];
