import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@lantai/contract/identity/role.ts';
import type { Selectable } from 'kysely';
import { approveSchedule } from '#classification/approve-schedule.ts';
import { createFonds } from '#classification/create-fonds.ts';
import { draftSchedule } from '#classification/draft-schedule.ts';
import { endorseSchedule } from '#classification/endorse-schedule.ts';
import { shipNationalProfiles } from '#classification/profiles/ship-national-profiles.ts';
import { shipNationalSchedule } from '#classification/ship-national-schedule.ts';
import { submitSchedule } from '#classification/submit-schedule.ts';
import { createAccount } from '#identity/create-account.ts';
import { createUnit } from '#identity/create-unit.ts';
import { grantRole } from '#identity/grant-role.ts';
import { loadActor } from '#identity/load-actor.ts';
import { setClearance } from '#identity/set-clearance.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { type Command, execute, keepHouse, type Platform, read } from '#platform/command.ts';
import { type Connection, connect, type Db } from '#platform/database.ts';
import { type Job, perform } from '#platform/job.ts';
import type { Tables } from '#platform/tables.ts';
import '../src/appraisal/appraisal.tables.ts';
import '../src/backup/backup.tables.ts';
import '../src/disposal/disposal.tables.ts';
import '../src/arrangement/volumes/volumes.tables.ts';
import '#arrangement/registers/registers.tables.ts';
import '#arrangement/renumbering/renumbering.tables.ts';
import '#arrangement/arrangement.tables.ts';
import '#audit/audit.tables.ts';
import '#capture/acquisition/acquisition.tables.ts';
import '#capture/capture.tables.ts';
import '#classification/profiles/profiles.tables.ts';
import '#collection/circulation/circulation.tables.ts';
import '#collection/help/help.tables.ts';
import '#collection/memoirs/memoirs.tables.ts';
import '#capture/exchange/exchange.tables.ts';
import '#collection/collection.tables.ts';
import '../src/access/export/export.tables.ts';
import '../src/monitoring/monitoring.tables.ts';
import '#preservation/conversion/conversion.tables.ts';
import '#preservation/fixity/fixity.tables.ts';
import '#preservation/format-register/format-register.tables.ts';
import '#preservation/copies/copies.tables.ts';
import '#preservation/damages/damages.tables.ts';
import '#preservation/offline-media/offline-media.tables.ts';
import '#preservation/trust/trust.tables.ts';
import '#preservation/following/following.tables.ts';
import '#preservation/reconciliation/reconciliation.tables.ts';
import '#quality/quality.tables.ts';
import '#records/records.tables.ts';
import '#records/relations/relations.tables.ts';
import '#transfer/transfer.tables.ts';
import { openStorage, type Storage } from '#preservation/storage.ts';
import { createTestDatabase, ownerUrl } from './postgres.ts';

export type TestArchive = AsyncDisposable & {
  readonly platform: Platform;
  /** The runtime role's connection: row-level security holds, as in the product. */
  readonly db: Connection;
  readonly runtimeUrl: string;
  /** As the owner of the database: past every policy. */
  readonly ownerUrl: string;
  readonly directory: string;
  readonly storage: Storage;
  run<Input, Result>(command: Command<Input, Result>, actor: Actor, input: Input): Promise<Result>;
  read<Result>(actor: Actor, query: (db: Db) => Promise<Result>): Promise<Result>;
  perform<Payload extends object, Result>(
    job: Job<Payload, Result>,
    actor: Actor,
    payload: Payload,
  ): Promise<Result>;
  row<Table extends 'record' | 'component' | 'account' | 'person' | 'job_run'>(
    table: Table,
    id: string,
  ): Promise<Selectable<Tables[Table]>>;
  trail(): Promise<Selectable<Tables['trail_entry']>[]>;
};

/** A fresh archive of its own for one test: a copy of the migrated template, with a stopped clock. */
export async function openTestArchive(
  now = new Date('2026-03-01T09:00:00Z'),
): Promise<TestArchive> {
  const name = await createTestDatabase();
  const owner = ownerUrl(name);
  const url = new URL(owner);
  url.username = 'lantai_app';
  url.password = 'test';
  const directory = await mkdtemp(join(tmpdir(), 'lantai-archive-'));
  const db = connect(url.href, 6);
  const platform = { db, now: () => now };
  const storage = await openStorage(directory);
  return {
    platform,
    db,
    directory,
    storage,
    runtimeUrl: url.href,
    ownerUrl: owner,
    run: (command, actor, input) => execute(platform, command, actor, input),
    read: (actor, query) => read(platform, actor, query),
    perform: (job, actor, payload) =>
      perform(platform, job, {
        jobId: crypto.randomUUID(),
        actor,
        payload,
        progress: async () => {},
      }) as never,
    row: (table, id) =>
      keepHouse(platform, (tx) =>
        tx
          .selectFrom(table as 'record')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirstOrThrow(),
      ) as never,
    trail: () =>
      keepHouse(platform, (tx) =>
        tx.selectFrom('trail_entry').selectAll().orderBy('seq').execute(),
      ),
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** What the smallest archive has: one agency with two departments, its fonds, the national schedule. */
export type TestAgency = {
  readonly agencyId: string;
  readonly officeId: string;
  readonly financeId: string;
  readonly fondsId: string;
  readonly fondsCode: string;
};

export async function givenAgency(
  archive: TestArchive,
  {
    code = 'A001',
    name = '示例局',
    schedule = true,
    parentId = null,
  }: {
    code?: string;
    name?: string;
    /** Whether a schedule of its own is in force. */
    schedule?: boolean;
    /** The region it lies in. */
    parentId?: string | null;
  } = {},
): Promise<TestAgency> {
  const run = <Input, Result>(command: Command<Input, Result>, input: Input) =>
    archive.run(command, systemActor, input);
  await run(shipNationalSchedule, {});
  const agency = await run(createUnit, { kind: 'agency', parentId, code, name });
  await run(shipNationalProfiles, {});
  const department = (departmentCode: string, departmentName: string) =>
    run(createUnit, {
      kind: 'department',
      parentId: agency.id,
      code: departmentCode,
      name: departmentName,
    });
  const office = await department('BGS', '办公室');
  const finance = await department('CWK', '财务科');
  const fonds = await run(createFonds, {
    agencyId: agency.id,
    code,
    name,
    foundedOn: '1949-10-01',
  });
  if (schedule) await givenSchedule(archive, agency.id);
  return {
    agencyId: agency.id,
    officeId: office.id,
    financeId: finance.id,
    fondsId: fonds.id,
    fondsCode: code,
  };
}

/** A schedule of the agency's own, copied from the national one and in force. */
export async function givenSchedule(archive: TestArchive, agencyId: string): Promise<void> {
  const national = await archive.read(systemActor, (db) =>
    db
      .selectFrom('retention_schedule')
      .select('id')
      .where('agency_id', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  const { id: scheduleId } = await archive.run(draftSchedule, systemActor, {
    agencyId,
    title: '保管期限表',
    fromScheduleId: national.id,
  });
  await archive.run(submitSchedule, systemActor, { scheduleId });
  await archive.run(endorseSchedule, systemActor, { scheduleId });
  await archive.run(approveSchedule, systemActor, {
    scheduleId,
    approvalNumber: '示档审〔2020〕1号',
    effectiveFrom: '2020-01-01',
  });
}

/** A person with an account and one role; acts with exactly the rights that come of it. */
export async function givenPerson(
  archive: TestArchive,
  role: Role,
  unitId: string | null,
  {
    clearance = 1,
    login = `p${crypto.randomUUID().slice(0, 8)}`,
  }: { clearance?: 0 | 1; login?: string } = {},
): Promise<Actor> {
  const account = await archive.run(createAccount, systemActor, {
    name: `${role} ${login}`,
    agencyId: null,
    login,
    password: 'Test-1234567',
  });
  await archive.run(grantRole, systemActor, {
    personId: account.personId,
    role,
    unitId,
    reason: 'test',
  });
  await archive.run(setClearance, systemActor, { personId: account.personId, clearance });
  const actor = await archive.read(systemActor, (db) =>
    loadActor(db, account.accountId, archive.platform.now()),
  );
  if (!actor) throw new Error('the account is not open');
  return actor;
}
