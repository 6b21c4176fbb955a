import { relative } from 'node:path';
import { mismatchNames, repairable } from '@lantai/contract/preservation/reconciliation.ts';
import { changed, command } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { correctPlace } from '../../records/correct-place.ts';
import { objectId } from '../component-bytes.ts';
import { objectPath } from '../ocfl-root.ts';
import { findInventory } from '../read-object.ts';
import type { Storage } from '../storage.ts';
import { pathOf } from './compare-record.ts';

export type Place = {
  readonly recordId: string;
  readonly objectPath: string;
  readonly component?: { readonly id: string; readonly logicalPath: string };
};

type FindingKey = { runId: string; position: number };

export async function getFinding(
  db: Db,
  { runId, position }: FindingKey,
): Promise<Row<'reconciliation_finding'>> {
  const finding = await db
    .selectFrom('reconciliation_finding')
    .selectAll()
    .where('run_id', '=', runId)
    .where('position', '=', position)
    .where('repaired_at', 'is', null)
    .executeTakeFirst();
  if (!finding) throw new Problem('preservation.reconciliation-not-found');
  return finding;
}

/** Where the store has it now: looked up before the transaction, since it is slow. */
export async function findPlace(
  { store }: Storage,
  finding: Row<'reconciliation_finding'>,
  component: Row<'component'> | undefined,
): Promise<Place> {
  const { kind, record_id } = finding;
  const inventory = record_id && (await findInventory(store, objectId(record_id)));
  if (!repairable.includes(kind) || !inventory) throw notRepairable(finding);
  const place = {
    recordId: record_id,
    objectPath: relative(store.path, objectPath(store, objectId(record_id))),
  };
  if (kind === 'object-path-differs') return place;
  const logicalPath = component && pathOf(inventory, component);
  if (!logicalPath) throw notRepairable(finding);
  return { ...place, component: { id: component.id, logicalPath } };
}

function notRepairable({ kind }: Row<'reconciliation_finding'>): Problem {
  const way =
    kind === 'components-missing'
      ? '到文件页补充电子文件'
      : kind === 'object-orphaned'
        ? '核实对象来历后由系统管理员处理'
        : '从备份恢复电子文件后再核对';
  return new Problem('preservation.not-repairable', { kind: mismatchNames[kind], way });
}

/** Puts right what the catalogue remembers wrongly. The bytes are never touched. */
export const repairFinding = command<FindingKey & { place: Place }, Record<string, never>>({
  name: 'preservation.repair-mismatch',

  async perform({ tx, actor, now }, { runId, position, place }) {
    const finding = await getFinding(tx, { runId, position });
    const corrected = await correctPlace({ tx, actor, now }, place);
    await tx
      .updateTable('reconciliation_finding')
      .set({ repaired_at: now, repaired_by: actor.personId })
      .where('run_id', '=', runId)
      .where('position', '=', position)
      .execute();
    return changed(
      {},
      {
        subject: `record:${place.recordId}`,
        agencyId: finding.agency_id,
        details: { finding: finding.kind, runId, ...corrected },
      },
    );
  },
});
