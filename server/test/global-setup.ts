import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '#platform/migrate.ts';
import { ownerUrl, templateVariable, testPostgres } from './postgres.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

const migrations = new URL('../migrations/', import.meta.url);

/**
 * One shared PostgreSQL, and in it a migrated template of which each test gets a copy. The template
 * is named after the migrations, so that two runs at once, or of two branches, keep out of each
 * other's way.
 */
export default async function setup(): Promise<() => Promise<void>> {
  await sweepLeftovers();
  const postgres = await testPostgres();
  const template = `lantai_template_${migrationsDigest()}`;
  process.env[templateVariable] = template;
  await prepareTemplate(template);
  return postgres.close;
}

async function prepareTemplate(template: string): Promise<void> {
  const client = new pg.Client(ownerUrl('postgres'));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(220_001)');
    // A template that is only half migrated by a killed run is not yet marked as one.
    const { rows } = await client.query(
      'select datistemplate as whole from pg_database where datname = $1',
      [template],
    );
    if (rows[0]?.whole) return;
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template}`);
    await migrate(ownerUrl(template), { name: 'lantai_app', password: 'test' });
    await client.query(`alter database ${template} is_template true`);
  } finally {
    await client.end();
  }
}

function migrationsDigest(): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(migrations).toSorted((one, other) => (one < other ? -1 : 1)))
    digest.update(readFileSync(new URL(name, migrations)));
  return digest.digest('hex').slice(0, 12);
}
