import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import setup from './global-setup.ts';
import { ownerUrl, templateVariable } from './postgres.ts';
import { checkout } from './source-tree.ts';

// node server/test/generate-schema.ts [--check]: writes what the migrations make as types, for
// schema.drift.ts to hold the row types against; with --check says whether that is still true.
const target = join(checkout, 'server/src/platform/schema.generated.ts');

const close = await setup();
try {
  const generated = await typesOf(ownerUrl(process.env[templateVariable] ?? ''));
  if (!process.argv.includes('--check')) await writeFile(target, generated);
  else if ((await readFile(target, 'utf8')) !== generated) {
    console.error('schema.generated.ts is not what the migrations make: npm run schema');
    process.exitCode = 1;
  }
} finally {
  await close();
}

/** As the driver delivers it: days as text, counts as numbers (`platform/database.ts`). */
async function typesOf(url: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(checkout, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      ...['--dialect', 'postgres', '--url', url, '--print', '--log-level', 'error'],
      ...['--date-parser', 'string', '--type-mapping', '{"int8":"number"}'],
      ...['--exclude-pattern', 'public.schema_migration'],
    ],
    { cwd: checkout, maxBuffer: 2 ** 24 },
  );
  return `${stdout.trimEnd()}\n`;
}
