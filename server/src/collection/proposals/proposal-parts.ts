import {
  type DecidingPart,
  decidingPartNames,
  neededParts,
} from '@lantai/contract/collection/proposal.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Decided = Pick<Row<'proposal_decision'>, 'part' | 'decided_by'>;

/** The parts that the actor plays where the record is. */
export function partsOf(
  { permissions, scope }: Actor,
  place: { agency_id: string; department_id: string | null },
): DecidingPart[] {
  const ofAgency = scope.works.includes(place.agency_id);
  const ofDepartment =
    ofAgency || (place.department_id !== null && scope.works.includes(place.department_id));
  const parts: [DecidingPart, boolean][] = [
    ['department-head', ofDepartment && permissions.has('collection.submit')],
    ['archivist', ofAgency && permissions.has('collection.accept')],
    ['archives-head', ofAgency && permissions.has('collection.decide')],
  ];
  return parts.filter(([, plays]) => plays).map(([part]) => part);
}

/** Whose consent is still missing. */
export function missingParts(
  proposal: Pick<Row<'proposal'>, 'kind' | 'state' | 'proposed_by'>,
  decisions: readonly Decided[],
): DecidingPart[] {
  if (proposal.state !== 'open') return [];
  return partsNeeded(proposal, decisions).filter(
    (part) => !decisions.some((one) => one.part === part),
  );
}

/** What the head of the archives corrects takes a second person of the archives (GB/T 39784-2021, 5.3-5). */
function partsNeeded(
  { kind, proposed_by }: Pick<Row<'proposal'>, 'kind' | 'proposed_by'>,
  decisions: readonly Decided[],
): readonly DecidingPart[] {
  const isOfHead = decisions.some(
    ({ part, decided_by }) => part === 'archives-head' && decided_by === proposed_by,
  );
  return kind === 'correct' && isOfHead ? [...neededParts[kind], 'archivist'] : neededParts[kind];
}

/** The missing part in which the actor may decide; two parts are two persons, and none the proposer's. */
export function openPart(
  actor: Actor,
  proposal: Row<'proposal'>,
  decisions: readonly Decided[],
): DecidingPart | undefined {
  if (proposal.proposed_by === actor.personId) return undefined;
  if (decisions.some(({ decided_by }) => decided_by === actor.personId)) return undefined;
  const mine = partsOf(actor, proposal);
  return missingParts(proposal, decisions).find((part) => mine.includes(part));
}

/** The part in which the actor decides, or why not. */
export function requirePart(
  actor: Actor,
  proposal: Row<'proposal'>,
  decisions: readonly Decided[],
): DecidingPart {
  const part = openPart(actor, proposal, decisions);
  if (part) return part;
  if (proposal.proposed_by === actor.personId)
    throw new Problem('collection.same-person', { act: '批准', first: '提出' });
  const missing = missingParts(proposal, decisions);
  throw new Problem('collection.not-your-decision', {
    who: missing.map((one) => decidingPartNames[one]).join('、'),
  });
}

export async function findDecisions(db: Db, proposalId: string) {
  return db
    .selectFrom('proposal_decision')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .execute();
}

export async function lockProposal(tx: Tx, proposalId: string): Promise<Row<'proposal'>> {
  const row = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('id', '=', proposalId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Problem('collection.proposal-not-found');
  if (row.state !== 'open') throw new Problem('collection.proposal-ended');
  return row;
}
