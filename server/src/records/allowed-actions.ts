import type { Permission } from '@lantai/contract/permission.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import {
  awaitsNumber,
  type RecordAction,
  recordAfter,
} from '@lantai/contract/records/record-life.ts';
import type { Actor } from '#platform/actor.ts';
import type { Row } from '#platform/database.ts';

/** The steps a person takes with one record at a time, and the permission each asks for. */
const asks = {
  describe: 'records.describe',
  register: 'capture.upload',
  'begin-handling': 'capture.upload',
  'end-handling': 'capture.upload',
  'pre-file': 'collection.pre-file',
  'take-back': 'collection.pre-file',
  exclude: 'collection.propose',
  reopen: 'collection.decide',
  resubmit: 'collection.pre-file',
  number: 'arrangement.file',
  void: 'records.void',
} as const satisfies Partial<Record<RecordAction, Permission>>;

type Step = keyof typeof asks;

/** What a department hands over, it collects first; what the archive room holds, nobody hands over. */
const ofCollected: readonly Step[] = ['begin-handling', 'pre-file', 'exclude', 'resubmit'];

/** What lets content out of the archive: the original, a use copy, paper. Each has a permission of its own. */
const lettings = ['download', 'take-copy', 'print'] as const;

/** What the actor may do with a record now, by its state, their rights and their reach. */
export function allowedActions(actor: Actor, row: Row<'record'>): RecordDetail['allowed'] {
  const { works, guards } = actor.scope;
  const worksHere =
    works.includes(row.agency_id) ||
    (row.department_id !== null && works.includes(row.department_id));
  const may = actor.permissions;
  const allowed: RecordDetail['allowed'] =
    worksHere && row.quarantined_at === null
      ? (Object.keys(asks) as Step[]).filter(
          (step) => isOpen(row, step) && may.has(askedFor(row, step)),
        )
      : [];
  if (row.quarantined_at === null && row.state !== 'destroyed')
    allowed.push(...lettings.filter((letting) => may.has(`access.${letting}`)));
  if (
    row.quarantined_at !== null &&
    guards.includes(row.agency_id) &&
    may.has('records.review-quarantine')
  )
    allowed.push('review-quarantine');
  return allowed;
}

function isOpen(row: Row<'record'>, step: Step): boolean {
  if (recordAfter(row.state, step) === undefined) return false;
  if (step === 'number') return awaitsNumber({ state: row.state, receivedAs: row.received_as });
  return row.received_as === 'collected' || !ofCollected.includes(step);
}

/** A draft has no number yet: whoever may describe it may drop it. */
function askedFor(row: Row<'record'>, step: Step): Permission {
  return step === 'void' && row.state === 'draft' ? 'records.describe' : asks[step];
}
