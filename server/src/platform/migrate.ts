import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const folder = new URL('../../migrations/', import.meta.url);

/** A number of this program's own, so that two copies starting at once migrate one after the other. */
const migrationLock = 22_2015;

/**
 * Brings a database to the newest schema, or to that of the migration named `upTo`, as its owner, and gives the
 * running program its login. Each file runs in one transaction and is recorded with it: a cut-off migration leaves nothing.
 */
export async function migrate(
  ownerUrl: string,
  login?: { name: string; password: string },
  upTo?: string,
) {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await ensureRole(client, 'lantai_runtime', 'nologin');
    if (login) await ensureLogin(client, login);
    await client.query(
      'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())',
    );
    await client.query('alter table schema_migration enable row level security');
    for (const name of await pending(client))
      if (upTo === undefined || name <= upTo) await apply(client, name);
  } finally {
    await client.end();
  }
}

async function pending(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration');
  const applied = new Set(rows.map(({ name }) => name));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const unknown = [...applied].filter((name) => !files.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `数据库由更新的版本建立（${unknown.join('、')}），请使用该版本的程序，不要用旧程序打开。`,
    );
  return files.filter((name) => !applied.has(name));
}

async function apply(client: pg.Client, name: string): Promise<void> {
  const text = await readFile(new URL(name, folder), 'utf8');
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into schema_migration (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}

async function ensureRole(client: pg.Client, name: string, attributes: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount === 0)
    await client
      .query(`create role ${client.escapeIdentifier(name)} ${attributes}`)
      // Another database of the same cluster is being migrated at this moment.
      .catch((error: unknown) => {
        if (!(error instanceof pg.DatabaseError && error.code === '23505')) throw error;
      });
}

async function ensureLogin(
  client: pg.Client,
  { name, password }: { name: string; password: string },
): Promise<void> {
  await ensureRole(client, name, 'login');
  const role = client.escapeIdentifier(name);
  await client.query(`alter role ${role} login password ${client.escapeLiteral(password)}`);
  await client.query(`grant lantai_runtime to ${role}`);
  // A role of that name may have been there before us. Only a superuser could take these powers
  // away, and an owner need not be one: so it is refused, not repaired.
  const { rows } = await client.query<{ powerful: boolean }>(
    'select rolsuper or rolbypassrls or rolcreaterole as powerful from pg_roles where rolname = $1',
    [name],
  );
  if (rows[0]?.powerful)
    throw new Error(
      `数据库角色 ${name} 权限过大（超级用户、绕过行级安全或可建角色），请换一个角色。`,
    );
}
