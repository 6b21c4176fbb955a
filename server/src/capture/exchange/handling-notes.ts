import type { Envelope } from '@lantai/contract/capture/exchange/envelope.ts';
import type { AgentNote, MetadataNotes } from '@lantai/contract/records/metadata.ts';

/** Who made and handled a document and what they did with it, as its source says (GB/T 18894-2016, 6.2.2). */
export function handlingNotes({ agents = [], actions = [] }: Envelope): MetadataNotes {
  const known = new Map<string, AgentNote>();
  for (const { name, id, kind, orgCode, position } of agents)
    known.set(id ?? name, agentNote(id ?? name, { name, kind, orgCode, position }));
  // An act may name somebody who is in no list.
  for (const { agent } of actions)
    if (agent !== undefined && !known.has(keyOf(known, agent)))
      known.set(agent, agentNote(agent, { name: agent }));
  return {
    agents: [...known.values()],
    business: actions.map(({ action, at, agent, note }) => ({
      status: 'done',
      activity: action,
      time: at,
      mandate: null,
      description: note ?? null,
      agentKey: agent === undefined ? null : keyOf(known, agent),
    })),
  };
}

type Named = {
  name: string;
  kind?: AgentNote['kind'] | undefined;
  orgCode?: string | undefined;
  position?: string | undefined;
};

function agentNote(key: string, { name, kind, orgCode, position }: Named): AgentNote {
  return {
    key,
    name,
    kind: kind ?? null,
    organisationCode: orgCode ?? null,
    position: position ?? null,
  };
}

/** Acts name an agent by its id or by its name. */
function keyOf(known: ReadonlyMap<string, AgentNote>, agent: string): string {
  if (known.has(agent)) return agent;
  return [...known.values()].find(({ name }) => name === agent)?.key ?? agent;
}
