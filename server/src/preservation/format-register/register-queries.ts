import {
  type FormatStanding,
  formatKey,
  type RegisteredFormat,
  standingOf,
} from '@lantai/contract/preservation/format-register.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { byKind, judgeKind, keptFiles } from '../conversion/judge-files.ts';

/** What the agency decided last of a format; undefined where it never has. */
export async function findDecision(
  db: Db,
  agencyId: string,
  format: string,
): Promise<{ standing: FormatStanding; version: number } | undefined> {
  return db
    .selectFrom('format_decision')
    .select(['standing', 'version'])
    .where('agency_id', '=', agencyId)
    .where('format', '=', format)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What held for each format at a moment: what was judged by it can be judged by it again. */
export async function findStandings(
  db: Db,
  agencyId: string,
  at: Date,
): Promise<ReadonlyMap<string, FormatStanding>> {
  const rows = await db
    .selectFrom('format_decision')
    .distinctOn('format')
    .select(['format', 'standing'])
    .where('agency_id', '=', agencyId)
    .where('decided_at', '<=', at)
    .orderBy('format')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map(({ format, standing }) => [format, standing]));
}

/** Every format that the agency has files of, the most frequent first, and how many wait to be looked at. */
export async function findRegisteredFormats(
  db: Db,
  agencyId: string,
): Promise<{ formats: RegisteredFormat[]; waiting: number }> {
  const decisions = await findDecisions(db, agencyId);
  const formats = new Map<string, RegisteredFormat>();
  let waiting = 0;
  for (const row of await countFound(db, agencyId)) {
    if (row.name === null) {
      waiting += row.files;
      continue;
    }
    const key = formatKey({ puid: row.puid, name: row.name });
    const { conforming } = judgeKind(row, false);
    const known = formats.get(key);
    formats.set(key, {
      ...{ key, puid: row.puid, name: row.name, version: row.version },
      files: (known?.files ?? 0) + row.files,
      bytes: (known?.bytes ?? 0) + row.bytes,
      conforming: (known?.conforming ?? 0) + (conforming ? row.files : 0),
      damaged: (known?.damaged ?? 0) + row.damaged,
      encrypted: (known?.encrypted ?? 0) + row.encrypted,
      decision: decisions.get(key) ?? null,
      refusedByDefault: standingOf(key, null) === 'refused',
    });
  }
  return {
    formats: [...formats.values()].toSorted((one, other) => other.files - one.files),
    waiting,
  };
}

async function countFound(db: Db, agencyId: string) {
  return byKind(keptFiles(db).where('component.agency_id', '=', agencyId))
    .select('found.version')
    .select((row) => [
      row.fn.countAll<number>().as('files'),
      sql<number>`sum(component.size)::bigint`.as('bytes'),
      sql<number>`count(*) filter (where found.probe = 'damaged')`.as('damaged'),
      sql<number>`count(*) filter (where found.probe = 'encrypted')`.as('encrypted'),
    ])
    .groupBy('found.version')
    .execute();
}

async function findDecisions(db: Db, agencyId: string) {
  const rows = await db
    .selectFrom('format_decision')
    .leftJoin('person', 'person.id', 'format_decision.decided_by')
    .distinctOn('format_decision.format')
    .select(['format', 'standing', 'reason', 'decided_at', 'person.name'])
    .where('format_decision.agency_id', '=', agencyId)
    .orderBy('format_decision.format')
    .orderBy('format_decision.version', 'desc')
    .execute();
  return new Map(
    rows
      .filter(({ standing }) => standing !== 'by-rule')
      .map(({ format, standing, reason, decided_at, name }) => [
        format,
        { standing, reason, decidedByName: name, decidedAt: decided_at },
      ]),
  );
}
