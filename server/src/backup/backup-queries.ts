import type {
  Alarm,
  BackupPolicy,
  BackupStatus,
  DrillCertificate,
  SetRow,
  TestRow,
} from '@lantai/contract/backup/backup.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

const shownRows = 500;

export async function findPolicies(db: Db): Promise<BackupPolicy[]> {
  const rows = await db
    .selectFrom('backup_policy')
    .selectAll()
    .orderBy('version', 'desc')
    .execute();
  return rows.map(shownPolicy);
}

export async function newestPolicy(db: Db): Promise<BackupPolicy | undefined> {
  const row = await db
    .selectFrom('backup_policy')
    .selectAll()
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row && shownPolicy(row);
}

export async function getPolicy(db: Db): Promise<BackupPolicy> {
  const policy = await newestPolicy(db);
  if (!policy) throw new Problem('backup.no-policy');
  return policy;
}

function shownPolicy(row: Row<'backup_policy'>): BackupPolicy {
  return {
    version: row.version,
    folder: row.folder,
    keyFile: row.key_file,
    everyDays: row.every_days,
    fullEveryDays: row.full_every_days,
    fromHour: row.from_hour,
    toHour: row.to_hour,
    keepSets: row.keep_sets,
    drillEveryDays: row.drill_every_days,
    sample: row.sample,
    alarmAfterDays: row.alarm_after_days,
    note: row.note,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}

/** A set that the server can reach by itself: it lies in the folder of the policy, whose key the policy names. */
export async function getReachableSet(db: Db, set: string, action: string): Promise<SetRow> {
  const found = await getStandingSet(db, set, action);
  if (found.folder !== (await getPolicy(db)).folder)
    throw new Problem('backup.other-folder', { set, folder: found.folder });
  return found;
}

/** 表 A.1 with what A.3 and A.4 say of each set. */
export async function findRegisteredSets(db: Db): Promise<SetRow[]> {
  const rows = await db
    .selectFrom('backup_set')
    .leftJoin('backup_destruction as gone', 'gone.set_name', 'backup_set.set_name')
    .selectAll('backup_set')
    .select(['gone.destroyed_at', 'gone.destroyed_by', 'gone.reason'])
    .orderBy('taken_at', 'desc')
    .orderBy('backup_set.set_name', 'desc')
    .limit(shownRows)
    .execute();
  const copies = await db.selectFrom('backup_copy').selectAll().orderBy('recorded_at').execute();
  return rows.map((row) => ({
    set: row.set_name,
    kind: row.kind,
    takenAt: row.taken_at,
    endedAt: row.ended_at,
    folder: row.folder,
    encrypted: row.encrypted,
    files: row.files,
    rows: row.table_rows,
    bytes: row.bytes,
    written: row.written,
    previous: row.previous,
    missing: row.missing,
    takenBy: row.taken_by,
    destroyed:
      row.destroyed_at === null
        ? null
        : { at: row.destroyed_at, by: row.destroyed_by ?? '', reason: row.reason ?? '' },
    copies: copies.filter(({ set_name }) => set_name === row.set_name).map(shownCopy),
  }));
}

function shownCopy(row: Row<'backup_copy'>): SetRow['copies'][number] {
  return {
    place: row.place,
    kilometres: row.kilometres,
    carrier: row.carrier,
    carrierNumber: row.carrier_number,
    keptBy: row.kept_by,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}

/** Sets that are registered and not destroyed, newest first. */
export async function findStandingSets(db: Db): Promise<SetRow[]> {
  return (await findRegisteredSets(db)).filter(({ destroyed }) => destroyed === null);
}

export async function getStandingSet(db: Db, set: string, action: string): Promise<SetRow> {
  const found = (await findRegisteredSets(db)).find((one) => one.set === set);
  if (!found) throw new Problem('backup.set-not-found', { set });
  if (found.destroyed) throw new Problem('backup.destroyed-already', { set, action });
  return found;
}

export async function findTests(db: Db): Promise<TestRow[]> {
  const rows = await db
    .selectFrom('backup_test')
    .selectAll()
    .orderBy('tested_at', 'desc')
    .limit(shownRows)
    .execute();
  return rows.map(shownTest);
}

export async function getTest(db: Db, testId: string): Promise<TestRow> {
  const row = await db
    .selectFrom('backup_test')
    .selectAll()
    .where('id', '=', testId)
    .executeTakeFirst();
  if (!row) throw new Problem('backup.test-not-found');
  return shownTest(row);
}

/**
 * The newest drill, for who asks whether backups can be restored: the evidence of DA/T 70, item BC-3-9. A backup is
 * of the whole installation, so that the answer is the same for every agency of it.
 */
export async function newestDrill(
  db: Db,
): Promise<(TestRow & { certificate: DrillCertificate }) | undefined> {
  const drill = (await findTests(db)).find(({ kind }) => kind === 'drill');
  return drill?.certificate ? { ...drill, certificate: drill.certificate } : undefined;
}

function shownTest(row: Row<'backup_test'>): TestRow {
  return {
    id: row.id,
    set: row.set_name,
    kind: row.kind,
    at: row.tested_at,
    by: row.tested_by,
    seconds: row.seconds,
    passed: row.passed,
    faults: row.faults as TestRow['faults'],
    certificate: row.certificate as TestRow['certificate'],
  };
}

const day = 24 * 3600 * 1000;
const isPast = (at: Date | undefined, days: number, now: Date) =>
  at === undefined || now.getTime() - at.getTime() > days * day;

/** How the backup stands (workflows F.10, last row). */
export async function findStatus(db: Db, now: Date): Promise<BackupStatus> {
  const policy = await newestPolicy(db);
  const newest = (await findStandingSets(db))[0];
  const tests = await findTests(db);
  const drill = tests.find(({ kind }) => kind === 'drill');
  const verification = tests.find(({ kind }) => kind === 'verification');
  const alarms: Alarm[] = [];
  const add = (alarm: Alarm, isSo: boolean) => isSo && alarms.push(alarm);
  add('no-policy', policy === undefined);
  add('never', newest === undefined);
  if (policy && newest) add('overdue', isPast(newest.takenAt, policy.alarmAfterDays, now));
  add('incomplete', (newest?.missing ?? 0) > 0);
  add('never-drilled', drill === undefined);
  // A drill that is due waits for its hours; it is late only after another window of the policy.
  if (policy && drill)
    add('drill-overdue', isPast(drill.at, policy.drillEveryDays + policy.alarmAfterDays, now));
  add('drill-failed', drill?.passed === false);
  add('set-damaged', verification?.passed === false);
  const said = await db
    .selectFrom('backup_acknowledgement')
    .selectAll()
    .orderBy('acknowledged_at', 'desc')
    .executeTakeFirst();
  return {
    alarms,
    newestSet: newest?.set ?? null,
    newestSetAt: newest?.takenAt ?? null,
    newestDrillAt: drill?.at ?? null,
    acknowledged:
      said === undefined || alarms.length === 0
        ? null
        : { by: said.acknowledged_by, at: said.acknowledged_at, reason: said.reason },
  };
}
