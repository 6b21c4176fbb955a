import type { DossierPaper } from '@lantai/contract/arrangement/dossier.api.ts';
import type { Day } from '@lantai/contract/values.ts';
import type { Db } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';

/** 全宗卷: its papers class by class, also those that were taken out. */
export async function getDossier(db: Db, fondsId: string) {
  const fonds = await getFonds(db, fondsId);
  const rows = await db
    .selectFrom('dossier_paper')
    .leftJoin('person', 'person.id', 'dossier_paper.added_by')
    .leftJoin('person as remover', 'remover.id', 'dossier_paper.removed_by')
    .selectAll('dossier_paper')
    .select(['person.name as addedByName', 'remover.name as removedByName'])
    .where('fonds_id', '=', fondsId)
    .orderBy('class')
    .orderBy('sequence')
    .execute();
  const papers = rows.map(
    (row): DossierPaper => ({
      id: row.id,
      class: row.class,
      sequence: row.sequence,
      number: row.number,
      creator: row.creator,
      title: row.title,
      datedOn: row.dated_on as Day,
      pages: row.pages,
      remark: row.remark,
      recordId: row.record_id,
      addedByName: row.addedByName,
      addedAt: row.added_at,
      removed:
        row.removed_at === null
          ? null
          : { at: row.removed_at, byName: row.removedByName, reason: row.removal_reason },
    }),
  );
  return { fondsCode: fonds.code, fondsName: fonds.name, papers };
}
