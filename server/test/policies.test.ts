import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administer, ownerUrl } from './postgres.ts';
import { givenPerson, openTestArchive, type TestArchive } from './test-archive.ts';
import { givenWorld } from './visibility-world.ts';

let archive: TestArchive;
let database: string;
let runtime: pg.Client;

beforeAll(async () => {
  archive = await openTestArchive();
  await givenPerson(archive, 'auditor', null);
  await givenWorld(archive, { accountId: null, personId: null });
  database = new URL(archive.ownerUrl).pathname.slice(1);
  runtime = new pg.Client(archive.runtimeUrl);
  await runtime.connect();
});
afterAll(async () => {
  await runtime.end();
  await archive[Symbol.asyncDispose]();
});

const asOwner = (sql: string) => administer(sql, database);

/** What the runtime login is told when it tries; 'done' when it is let. Nothing of it stays. */
async function attempt(...statements: string[]): Promise<string> {
  await runtime.query('begin');
  try {
    for (const statement of statements) await runtime.query(statement);
    return 'done';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);
  } finally {
    await runtime.query('rollback');
  }
}
const denied = '42501';
const asSystem = "select set_config('lantai.system', 'on', true)";

test('every table is under row-level security and has a policy', async () => {
  const bare = await asOwner(`
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f', 'm')
      and (not relrowsecurity or not exists (select from pg_policy where polrelid = pg_class.oid))
      and relname <> 'schema_migration'`);
  expect(bare).toEqual([]);
});

test('the list of migrations is out of reach for the running program', async () => {
  const rights = await asOwner(`
    select privilege from unnest(array['select','insert','update','delete','truncate']) privilege
    where has_table_privilege('lantai_app', 'schema_migration', privilege)`);
  expect(rights).toEqual([]);
  expect(await attempt('select from schema_migration')).toBe(denied);
});

test('a view shows what its reader may see, not what its owner may', async () => {
  const open = await asOwner(`
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not coalesce(reloptions @> '{security_invoker=true}', false)`);
  expect(open).toEqual([]);
});

test('only these functions act as the owner, each for a reason and on a fixed path', async () => {
  const definers = await asOwner(`
    select proname, proconfig from pg_proc
    where pronamespace = 'public'::regnamespace and prosecdef order by proname`);
  // Policies of two tables that look at each other; both answer for the actor alone.
  const circulated = ['actor_circulated', 'actor_circulations'];
  // Who closes accounts sees no record, and must be told how much is still in hand.
  const guarding = [
    'account_handed_over',
    'custody_of',
    'hand_over_owed',
    'hand_over_signatures',
    'post_handed_over',
    'post_left_after_hand_over',
    'things_owed',
  ];
  const feeding = ['note_for_search', 'queue_all_for_search'];
  const following = ['note_for_store', 'queue_all_for_store'];
  // A policy would keep its index from being asked; it answers the archive itself alone.
  const asking = ['texts_sharing_band'];
  const proconfig = ['search_path=public, pg_temp'];
  expect(definers).toEqual(
    [...circulated, ...guarding, ...feeding, ...following, ...asking]
      .toSorted((one, other) => (one < other ? -1 : 1))
      .map((proname) => ({ proname, proconfig })),
  );
});

test('which things somebody has in hand is told to the triggers alone', async () => {
  const owed = 'select things_owed(gen_random_uuid(), null)';
  expect(await attempt(asSystem, owed)).toBe(denied);
});

test('the running program owns nothing', async () => {
  const owned = await asOwner(`
    select objid::regclass::text, deptype from pg_shdepend
    where refobjid in (select oid from pg_roles where rolname like 'lantai%') and deptype = 'o'
      and dbid = (select oid from pg_database where datname = current_database())`);
  expect(owned).toEqual([]);
});

test('its login is no superuser, passes no policy, makes no roles and belongs to the runtime group alone', async () => {
  const login = await asOwner(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      array(select roleid::regrole::text from pg_auth_members where member = pg_roles.oid) as member_of
    from pg_roles where rolname in ('lantai_app', 'lantai_runtime') order by rolname`);
  const bare = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
  };
  expect(login).toEqual([
    { ...bare, member_of: ['lantai_runtime'] },
    { ...bare, member_of: [] },
  ]);
});

test('it cannot switch policies off, change them, or become the owner', async () => {
  const owner = decodeURIComponent(new URL(ownerUrl(database)).username);
  for (const statement of [
    'alter table record disable row level security',
    'alter table record no force row level security',
    'drop policy record_seen on record',
    'create policy everything on record using (true)',
    'alter function actor_is_system() owner to lantai_app',
    "create or replace function actor_is_system() returns boolean language sql return 'on'",
    'create table public.own (id int)',
    'alter trigger record_for_search on record rename to none',
    `set role "${owner}"`,
    `set session authorization "${owner}"`,
    'alter role lantai_app bypassrls',
  ])
    expect([statement, await attempt(statement)]).toEqual([statement, denied]);
});

test('switching row security off for a session makes its queries fail, not see more', async () => {
  expect(await attempt('set row_security = off', 'select from record')).toBe(denied);
  expect(await attempt('select from record')).toBe('done');
});

test('what is append-only can be appended to and nothing else, also by the archive itself', async () => {
  const entry = `insert into trail_entry
    (seq, at, command, outcome, actor_name, actor_duty, subject, details)
    values (1000000, now(), 'x.y', 'done', 'x', 'system', 'x:1', '{}')`;
  expect(await attempt(asSystem, entry)).toBe('done');
  for (const table of [
    'trail_entry',
    'trail_block',
    'allocated_code',
    'field_change',
    'record_agent',
    'record_business',
  ])
    for (const statement of [
      `update ${table} set agency_id = null`,
      `delete from ${table}`,
      `truncate ${table}`,
    ].filter((one) => !(table === 'trail_block' && one.startsWith('update'))))
      expect([statement, await attempt(asSystem, statement)]).toEqual([statement, denied]);
  expect(await attempt(asSystem, "update trail_block set hash = ''")).toBe(denied);
});

test('no table can be emptied, and hardly any row deleted', async () => {
  const rights = await asOwner(`
    select relname, privilege from pg_class, unnest(array['delete', 'truncate']) privilege
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and has_table_privilege('lantai_app', pg_class.oid, privilege)
    order by relname`);
  // What a memoir names while it is still written,
  // boxes that are still open, drafts of schedules, what an import brought to be sorted out, what a record never got filed with.
  expect(rights.map(({ relname, privilege }) => [privilege, relname].join(' '))).toEqual([
    'delete box',
    'delete component',
    'delete component_text',
    'delete import_file',
    'delete import_finding',
    'delete memoir_reference',
    'delete retention_item',
    'delete search_outbox',
    'delete store_copy_change',
    'delete store_outbox',
    'delete upload',
    'delete volume_item',
  ]);
});

test('who is not said to be anybody sees nothing', async () => {
  const tables = await asOwner(`
    select relname, (xpath('/row/n/text()', query_to_xml(format('select count(*) n from %I', relname),
      false, true, '')))[1]::text::int as rows
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and has_table_privilege('lantai_app', pg_class.oid, 'select')`);
  const filled = tables
    .filter(({ rows }) => Number(rows) > 0)
    .map(({ relname }) => String(relname));
  expect(filled).toEqual(
    expect.arrayContaining([
      'account',
      'component',
      'fonds',
      'org_unit',
      'person',
      'record',
      'role_grant',
    ]),
  );
  // Seals say nothing and anybody may compare them; the national schedule and profiles are public models.
  const open = [
    'trail_head',
    'trail_block',
    'retention_schedule',
    'retention_item',
    'code_rule',
    'description_profile',
  ];
  for (const table of filled.filter((name) => !open.includes(name))) {
    const { rows } = await runtime.query(`select from "${table}" limit 1`);
    expect([table, rows]).toEqual([table, []]);
  }
});
