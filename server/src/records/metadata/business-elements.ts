import {
  agentKindNames,
  businessStatusNames,
  type ElementReading,
} from '@lantai/contract/records/metadata.ts';
import type { MetadataElementId } from '@lantai/contract/records/metadata-elements.ts';
import { writtenInstant } from '#platform/clock.ts';
import { type Answer, absent, known, type Rule, unknown } from './element-answer.ts';
import type { Known } from './known-of-record.ts';
import {
  type KnownRelation,
  recordIdentifier,
  recordRelationType,
  relationTo,
} from './known-relations.ts';

type Value = ElementReading['values'][number];
type Agent = Known['agents'][number];

const noAgent = unknown('形成单位没有提供机构人员');
const noBusiness = unknown('形成单位没有提供业务行为');
const unrelated = absent('没有登记与其他档案的关系');

const ofEachAgent =
  (valueIn: (agent: Agent) => string | null): Rule =>
  ({ agents }) =>
    known(
      agents.flatMap((agent): Value[] => {
        const value = valueIn(agent);
        return value === null ? [] : [{ value, source: 'business', of: agent.name }];
      }),
      agents.length === 0 ? noAgent : unknown('形成单位没有提供'),
    );

type Act = {
  activity: string;
  status: string;
  time: string;
  mandate: string | null;
  description: string | null;
  source: Value['source'];
};

/** The maker's acts, then what the archive did: both are process metadata (GB/T 18894-2016, 9.5.3). */
function actsOf({ business, management }: Known): Act[] {
  const makers = business.map(
    ({ activity, status, acted_given, mandate, description, agentName }) => ({
      activity: agentName === null ? activity : `${activity} ${agentName}`,
      status: businessStatusNames[status],
      time: acted_given,
      mandate,
      description,
      source: 'business' as const,
    }),
  );
  const ours = management.map(({ activity, at, by, source }) => ({
    activity,
    status: businessStatusNames.done,
    time: writtenInstant(at),
    mandate: null,
    description: by === null ? null : `由${by}办理`,
    source,
  }));
  return [...makers, ...ours];
}

const ofEachAct =
  (valueIn: (act: Act) => string | null, otherwise: Answer = noBusiness): Rule =>
  (all) =>
    known(
      actsOf(all).flatMap((act): Value[] => {
        const value = valueIn(act);
        return value === null ? [] : [{ value, source: act.source, of: act.activity }];
      }),
      otherwise,
    );

/** Relations are read from either side: each record names itself and the other (M85 stands twice). */
const ofEachRelation =
  (
    valuesIn: (relation: KnownRelation, recordId: string) => readonly string[],
    { source = 'relation', otherwise = unrelated }: Told = {},
  ): Rule =>
  ({ relations, record }) =>
    known(
      relations.flatMap((relation) =>
        valuesIn(relation, record.id).map((value) => ({
          value,
          source,
          of: `${relationTo(relation)} ${relation.otherLabel}`,
        })),
      ),
      relations.length === 0 ? unrelated : otherwise,
    );
type Told = { readonly source?: Value['source']; readonly otherwise?: Answer };

/** M76–M88: who had to do with the record, what was done with it, what it is to others. */
export const businessElements: Partial<Record<MetadataElementId, Rule>> = {
  M76: ofEachAgent(({ kind }) => (kind === null ? null : agentKindNames[kind])),
  M77: ofEachAgent(({ name }) => name),
  M78: ofEachAgent(({ organisation_code }) => organisation_code),
  M79: ofEachAgent(({ position_name }) => position_name),
  M80: ofEachAct(({ status }) => status),
  M81: ofEachAct(({ activity }) => activity),
  M82: ofEachAct(({ time }) => time),
  M83: ofEachAct(({ mandate }) => mandate, unknown('没有提供行为依据')),
  M84: ofEachAct(({ description }) => description, unknown('没有提供行为描述')),
  M85: ofEachRelation(({ otherId }, recordId) => [recordId, otherId].map(recordIdentifier)),
  M86: ofEachRelation(() => [recordRelationType], { source: 'scheme' }),
  M87: ofEachRelation((relation) => [relationTo(relation)]),
  M88: ofEachRelation(({ note }) => (note === null ? [] : [note]), {
    otherwise: unknown('没有填写关系说明'),
  }),
};
