import { migrate } from '#platform/migrate.ts';
import { administer, ownerUrl, testPostgres } from './postgres.ts';

/** One shared PostgreSQL, and in it a migrated template of which each test gets a copy. */
export default async function setup(): Promise<() => Promise<void>> {
  const postgres = await testPostgres();
  await administer('drop database if exists lantai_template with (force)');
  await administer('create database lantai_template');
  await migrate(ownerUrl('lantai_template'), { name: 'lantai_app', password: 'test' });
  return postgres.close;
}
