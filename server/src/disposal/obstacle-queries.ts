import type { Obstacle, ObstacleKind } from '@lantai/contract/disposal/disposal.ts';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type Found = { record_id: string; reason: string };
type Ask = (db: Db, among: ReturnType<typeof named>) => Promise<Found[]>;

const named = (recordIds: readonly string[]) => sql<string>`any(${recordIds}::uuid[])`;

/**
 * Whatever keeps records from being destroyed, in words and with names: what is frozen, disputed, out of
 * the house or being worked on is not destroyed (workflows G.2, G.9).
 */
export async function findObstacles(db: Db, recordIds: readonly string[]): Promise<Obstacle[]> {
  if (recordIds.length === 0) return [];
  const among = named(recordIds);
  const records = await db
    .selectFrom('record')
    .select(['id', 'archival_code', 'title'])
    .where('id', '=', among)
    .execute();
  const shown = new Map(records.map((record) => [record.id, record]));
  const obstacles: Obstacle[] = [];
  for (const [kind, ask] of Object.entries(questions) as [ObstacleKind, Ask][])
    for (const { record_id: recordId, reason } of await ask(db, among))
      obstacles.push({
        recordId,
        code: shown.get(recordId)?.archival_code ?? '',
        title: shown.get(recordId)?.title ?? '',
        kind,
        reason,
      });
  return obstacles.toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

/** Refuses with all reasons, of which the sentence names the first few. */
export async function requireNoObstacle(db: Db, recordIds: readonly string[]): Promise<void> {
  const obstacles = await findObstacles(db, recordIds);
  if (obstacles.length === 0) return;
  throw new Problem('disposal.hindered', {
    count: new Set(obstacles.map(({ recordId }) => recordId)).size,
    reasons: obstacles
      .slice(0, 5)
      .map(({ code, reason }) => `${code} ${reason}`)
      .join('；'),
    obstacles,
  });
}

const questions: Record<ObstacleKind, Ask> = {
  state: async (db, among) => {
    const rows = await db
      .selectFrom('record')
      .select(['id as record_id', 'state'])
      .where('id', '=', among)
      .where('state', '<>', 'filed')
      .execute();
    return rows.map(({ record_id, state }) => ({
      record_id,
      reason: `状态为“${recordStateNames[state]}”`,
    }));
  },
  quarantine: (db, among) =>
    db
      .selectFrom('record')
      .select(['id as record_id', sql<string>`'带密级标志，已隔离'`.as('reason')])
      .where('id', '=', among)
      .where('quarantined_at', 'is not', null)
      .execute(),
  hold: (db, among) =>
    db
      .selectFrom('hold')
      .select(['record_id', sql<string>`'已冻结：' || reason`.as('reason')])
      .where('record_id', '=', among)
      .where('lifted_at', 'is', null)
      .execute(),
  proposal: (db, among) =>
    db
      .selectFrom('proposal')
      .innerJoin('person', 'person.id', 'proposal.proposed_by')
      .select(['record_id', sql<string>`person.name || ' 的更正申请未办结'`.as('reason')])
      .where('record_id', '=', among)
      .where('proposal.state', '=', 'open')
      .execute(),
  receipt: (db, among) =>
    db
      .selectFrom('paper_receipt')
      .innerJoin('person', 'person.id', 'paper_receipt.to_person')
      .select([
        'record_id',
        sql<string>`'纸质件在 ' || person.name || ' 手中，未归还'`.as('reason'),
      ])
      .where('record_id', '=', among)
      .where('returned_at', 'is', null)
      .execute(),
  check: (db, among) =>
    db
      .selectFrom('check_run_record')
      .innerJoin('check_run', 'check_run.id', 'check_run_record.run_id')
      .select(['record_id', sql<string>`'四性检测“' || check_run.name || '”未完成'`.as('reason')])
      .where('record_id', '=', among)
      .where('check_run.state', '=', 'checking')
      .execute(),
  conversion: (db, among) =>
    db
      .selectFrom('conversion')
      .select(['record_id', sql<string>`'“' || source_name || '”正在转换格式'`.as('reason')])
      .where('record_id', '=', among)
      .where('conversion.state', '=', 'waiting')
      .execute(),
  renumbering: (db, among) =>
    db
      .selectFrom('renumbering_item')
      .innerJoin('renumbering', 'renumbering.id', 'renumbering_item.renumbering_id')
      .select([
        'record_id',
        sql<string>`'编号调整“' || renumbering.reason || '”未办结'`.as('reason'),
      ])
      .where('record_id', '=', among)
      .where('renumbering.state', 'in', ['proposed', 'approved'])
      .execute(),
  circulation: (db, among) =>
    db
      .selectFrom('circulation')
      .innerJoin('person', 'person.id', 'circulation.begun_by')
      .select(['record_id', sql<string>`person.name || ' 发起的传阅未办结'`.as('reason')])
      .where('record_id', '=', among)
      .where('closed_at', 'is', null)
      .execute(),
  transfer: (db, among) =>
    db
      .selectFrom('transfer_item')
      .innerJoin('transfer_batch', 'transfer_batch.id', 'transfer_item.batch_id')
      .select(['record_id', sql<string>`'已列入进馆批次 ' || transfer_batch.number`.as('reason')])
      .where('record_id', '=', among)
      .where('released', '=', false)
      .execute(),
  box: (db, among) =>
    db
      .selectFrom('record')
      .innerJoin('box', (join) =>
        join
          .onRef('box.fonds_id', '=', 'record.fonds_id')
          .onRef('box.class_key', '=', 'record.class_key')
          .onRef('box.first_item', '<=', 'record.item_number')
          .onRef('box.last_item', '>=', 'record.item_number'),
      )
      .select(['record.id as record_id'])
      .select(sql<string>`'第 ' || box.number || ' 盒正在装盒，未封盒'`.as('reason'))
      .where('record.id', '=', among)
      .where('record.carrier', '<>', 'electronic')
      .where('box.state', '=', 'open')
      .execute(),
  volume: (db, among) =>
    db
      .selectFrom('volume_item')
      .innerJoin('volume', 'volume.id', 'volume_item.volume_id')
      .select(['volume_item.record_id'])
      .select(sql<string>`'案卷“' || volume.title || '”正在组卷'`.as('reason'))
      .where('volume_item.record_id', '=', among)
      .where('volume.state', 'in', ['draft', 'closed'])
      .execute(),
};
