import { securityLevel, securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { PackedItem } from './package-contents.ts';
import { fileNameOf } from './package-folder.ts';

/** A volume as 案卷目录 names it (档发〔2012〕7号, 附件 2). */
export type ListedVolume = {
  readonly code: string;
  readonly title: string;
  /** 起止日期 of what is in it. */
  readonly dates: string;
  /** The highest of what is in it. */
  readonly security: string;
  /** 电子档案名称: the files of its records, in its order. */
  readonly files: readonly string[];
  readonly remark: string;
};

/** The volumes whose records go with a batch; they go as a whole. */
export async function findListedVolumes(
  db: Db,
  items: readonly PackedItem[],
): Promise<ListedVolume[]> {
  if (items.length === 0) return [];
  const rows = await db
    .selectFrom('volume_item')
    .innerJoin('volume', 'volume.id', 'volume_item.volume_id')
    .select(['volume.id', 'volume.archival_code', 'volume.title', 'volume_item.record_id'])
    .where(
      'volume_item.record_id',
      '=',
      sql<string>`any(${items.map(({ recordId }) => recordId)}::uuid[])`,
    )
    .orderBy('volume.archival_code')
    .orderBy('volume.id')
    .orderBy('volume_item.position')
    .execute();
  const byRecord = new Map(items.map((item) => [item.recordId, item]));
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((inside) => {
    const [{ archival_code: code, title } = { archival_code: null, title: '' }] = inside;
    const packed = inside.flatMap(({ record_id }) => byRecord.get(record_id) ?? []);
    return { code: code ?? '', title, ...ofItems(packed) };
  });
}

function ofItems(packed: readonly PackedItem[]) {
  const dates = packed.map(({ listed }) => listed.date).filter((date) => date !== '');
  const [first = '', last = ''] = [dates.toSorted().at(0), dates.toSorted().at(-1)];
  const levels = new Set(packed.map(({ listed }) => listed.security));
  const highest = securityLevel.options.findLast((level) => levels.has(securityLevelNames[level]));
  return {
    dates: first === last ? first : `${first}-${last}`,
    security: highest ? securityLevelNames[highest] : '',
    files: packed.flatMap(({ place }) => (place === null ? [] : fileNameOf(place))),
    remark: `${packed.length} 件`,
  };
}
