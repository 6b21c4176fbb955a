import { commandName } from '@lantai/contract/audit/command-names.ts';
import type { TrailEntry } from '@lantai/contract/audit/trail.ts';
import { Link } from '@tanstack/react-router';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { exactInstantText } from '#platform/times.ts';
import { auditText as t } from './audit.text.ts';

export const trailColumns: readonly ListColumn<TrailEntry>[] = [
  { key: 'seq', title: t.seq, width: 90, align: 'right', render: (_, { seq }) => seq },
  { key: 'at', title: t.at, width: 176, render: (_, { at }) => exactInstantText(at) },
  { key: 'actor', title: t.actor, width: 120, render: (_, entry) => <Actor {...entry} /> },
  { key: 'duty', title: t.duty, width: 100, render: (_, { actorDuty }) => t.duties[actorDuty] },
  { key: 'command', title: t.command, width: 180, render: (_, row) => commandName(row.command) },
  {
    key: 'outcome',
    title: t.outcome,
    width: 80,
    render: (_, { outcome }) => (
      <StateTag tone={outcome === 'done' ? 'done' : 'failed'}>{t.outcomes[outcome]}</StateTag>
    ),
  },
  { key: 'subject', title: t.subject, render: (_, entry) => <Subject {...entry} /> },
  {
    key: 'agency',
    title: t.agency,
    width: 160,
    hiddenAtFirst: true,
    render: (_, { agencyName }) => agencyName,
  },
  {
    key: 'address',
    title: t.address,
    width: 130,
    render: (_, { address }) => <span className="code">{address}</span>,
  },
];

/** Leads to everything this person did. */
function Actor({ actorName, personId }: TrailEntry) {
  if (!personId) return actorName;
  return (
    <Link to="/audit" search={{ personId }}>
      {actorName}
    </Link>
  );
}

/** Leads to everything that happened to the same thing. */
function Subject({ subject }: TrailEntry) {
  return (
    <Link to="/audit" search={{ subject }} className="code subject" title={subject}>
      {subject}
    </Link>
  );
}
